// SPDX-License-Identifier: Apache-2.0
#include "support/templategenerator.h"

#include "support/random.h"

namespace lensboard::test {

namespace {

class Writer
{
public:
    Writer(int resources, std::uint64_t seed)
        : m_left(resources)
        , m_random(seed)
    {
    }

    std::string write()
    {
        m_text = "AWSTemplateFormatVersion: '2010-09-09'\n"
                 "Transform: AWS::Serverless-2016-10-31\n"
                 "Parameters:\n  Stage:\n    Type: String\n    Default: test\n"
                 "Globals:\n  Function:\n    Runtime: python3.12\n    Timeout: 10\n"
                 "Resources:\n";
        for (int service = 0; m_left > 0; ++service)
            writeService("S" + std::to_string(service));
        return m_text;
    }

private:
    void resource(const std::string &id, const std::string &body)
    {
        if (m_left-- > 0)
            m_text += "  " + id + ":\n" + body;
    }

    void writeService(const std::string &s)
    {
        resource(s + "Table", "    Type: AWS::Serverless::SimpleTable\n");
        resource(s + "Writer", function(s) +
                                   "      Policies:\n        - DynamoDBCrudPolicy:\n            TableName: !Ref " + s +
                                   "Table\n        - SNSPublishMessagePolicy:\n            TopicName: !GetAtt " + s +
                                   "Topic.TopicName\n      Events:\n        Create:\n          Type: Api\n"
                                   "          Properties: {Path: /" +
                                   s + ", Method: post}\n");
        resource(s + "Reader", function(s) +
                                   "      Policies:\n        - DynamoDBReadPolicy:\n            TableName: !Ref " + s +
                                   "Table\n      Events:\n        List:\n          Type: Api\n"
                                   "          Properties: {Path: /" +
                                   s + ", Method: get}\n");
        resource(s + "Topic", "    Type: AWS::SNS::Topic\n");
        resource(s + "Dlq", "    Type: AWS::SQS::Queue\n");
        resource(s + "Queue", "    Type: AWS::SQS::Queue\n    Properties:\n      VisibilityTimeout: " +
                                  std::to_string(30 * m_random.between(1, 6)) +
                                  "\n      RedrivePolicy:\n        deadLetterTargetArn: !GetAtt " + s +
                                  "Dlq.Arn\n        maxReceiveCount: 3\n");
        resource(s + "Subscription", "    Type: AWS::SNS::Subscription\n    Properties:\n      TopicArn: !Ref " + s +
                                         "Topic\n      Protocol: sqs\n      Endpoint: !GetAtt " + s + "Queue.Arn\n");
        resource(s + "Worker", function(s) +
                                   "      Events:\n        Work:\n          Type: SQS\n          Properties:\n"
                                   "            Queue: !GetAtt " +
                                   s + "Queue.Arn\n            BatchSize: " + std::to_string(m_random.between(1, 10)) +
                                   "\n");
    }

    std::string function(const std::string &s)
    {
        return "    Type: AWS::Serverless::Function\n    Properties:\n      Handler: app.handler\n"
               "      CodeUri: src/\n      MemorySize: " +
               std::to_string(128 << m_random.below(4)) +
               "\n      Environment:\n        Variables:\n          STAGE: !Ref Stage\n          TABLE: !Ref " + s +
               "Table\n";
    }

    int m_left;
    Random m_random;
    std::string m_text;
};

} // namespace

std::string generateTemplate(int resources, std::uint64_t seed)
{
    return Writer(resources, seed).write();
}

} // namespace lensboard::test
