// SPDX-License-Identifier: Apache-2.0
#include "exchange/format.h"

#include "exchange/terraform/terraform.h"

#include <algorithm>
#include <cctype>

namespace lensboard {

DetectedFormat detectFormat(const Tree &root)
{
    const auto has = [&](const char *key) { return root.find(key) != nullptr; };
    const auto foreign = [](std::string name, std::string advice) {
        return DetectedFormat{InputFormat::Foreign, std::move(name), std::move(advice)};
    };
    if (has("Resources") || has("AWSTemplateFormatVersion"))
        return {};
    if (has("apiVersion") && has("kind"))
        return foreign("a Kubernetes manifest", "open a SAM or CloudFormation template");
    if (has("app") && root.find("app")->isScalar())
        return foreign("cdk.json, the settings of a CDK application",
                       "run \"cdk synth\" and open cdk.out/*.template.json");
    if (root.textAt("version") == "4" && has("terraform_version") && has("resources"))
        return foreign("a Terraform state file", "run \"terraform show -json\" and open its output");
    if (terraform::isTerraform(root))
        return {InputFormat::Terraform, {}, {}};
    if (has("terraform_version"))
        return foreign("an incomplete Terraform file", "run \"terraform show -json PLANFILE\" and open its output");
    if (has("openapi") || has("swagger"))
        return foreign("an OpenAPI description", "open the template that uses it");
    if (has("StartAt") && has("States"))
        return foreign("a state machine definition", "open the template that uses it");
    if (has("service") && has("provider"))
        return foreign("a Serverless Framework file",
                       "run \"serverless package\" and open .serverless/cloudformation-template-update-stack.json");
    if (has("services") && (has("version") || has("volumes")))
        return foreign("a Docker Compose file", "open a SAM or CloudFormation template");
    if (root.textAt("format") == "lensboard")
        return foreign("a Lensboard document", "open it as a board");
    if (has("pillars") && has("schemaVersion"))
        return foreign("a custom lens", "add it as a lens");
    return {};
}

bool looksLikeTemplate(std::string_view text)
{
    const auto line = [&](std::string_view key) {
        const std::size_t at = text.find(key);
        return at != std::string_view::npos &&
               (at == 0 || std::isspace(static_cast<unsigned char>(text[at - 1])) != 0 || text[at - 1] == '"' ||
                text[at - 1] == '{');
    };
    return line("Resources") || line("AWSTemplateFormatVersion") ||
           (line("format_version") && (line("planned_values") || line("values") || line("resource_changes")));
}

} // namespace lensboard
