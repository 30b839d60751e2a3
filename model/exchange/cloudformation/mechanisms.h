// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/cloudformation/context.h"

// One function per way in which a template expresses a relation; each adds edges and folds what its helper resources
// say into the elements they belong to. They may run in any order after collectNodes(); the graph builder settles what
// several of them say about the same pair.
namespace lensboard::cfn {

void collectNodes(Context &context);      // boxes, frames, what is hidden
void collectProperties(Context &context); // what resources/exchange/cloudformation-properties.json maps
void checkReferences(Context &context);   // unresolved names, misshapen functions, cycles

void collectFunctionUrls(Context &context);
void collectSamEvents(Context &context);
void collectEventSources(Context &context);  // event source mappings
void collectSubscriptions(Context &context); // topics
void collectRules(Context &context);         // rules, buses, schedules
void collectPipes(Context &context);
void collectFailureTargets(Context &context); // dead-letter queues, destinations, redrive
void collectStateMachines(Context &context);
void collectGrants(Context &context); // IAM statements and SAM policies
void collectConnectors(Context &context);
void collectEnvironment(Context &context);
void collectPermissions(Context &context); // resource policies
void collectRestApis(Context &context);    // methods, stages, authorizers of version 1
void collectHttpApis(Context &context);    // version 2
void collectOpenApi(Context &context);
void collectSamApiAuth(Context &context);
void collectGraphQl(Context &context);
void collectUserPools(Context &context);
void collectFronts(Context &context); // CloudFront, WAF, balancers
void collectBuckets(Context &context);
void collectStreams(Context &context); // Firehose, Kinesis Analytics, IoT rules, log subscriptions
void collectAlarms(Context &context);
void collectContainers(Context &context);
void collectAttachments(Context &context); // what services use by configuration alone
void collectNetworks(Context &context);    // frames and what stands in them
void collectLogs(Context &context);        // retention of log groups
void collectNestedStacks(Context &context);

// Shared by readers of event sources: the properties of a mapping onto its edge.
void applyMapping(Context &context, EdgeDraft &edge, const Tree &properties);
// Shared by API readers: the edges of one integration of an API.
void addIntegration(Context &context, const std::string &api, const Tree &integration, const std::string &route,
                    const std::string &auth, const std::string &via, const Tree &at);
// The grants of a role (logical id) as edges of whoever acts under it.
void addRoleGrants(Context &context, const std::string &role, const std::string &holder);
// The tasks of a definition; `position` is where it stands when its own positions belong to another text.
void readDefinition(Context &context, const Resource &machine, const Tree &definition, const Tree *position);
// What a definition names without a word on how it is used: the usual use.
void addNamedUse(Context &context, const std::string &from, const Tree &named, const std::string &via);
// Makes "GET /path" out of a method and a path.
[[nodiscard]] std::string routeText(std::string_view method, std::string_view path);

} // namespace lensboard::cfn
