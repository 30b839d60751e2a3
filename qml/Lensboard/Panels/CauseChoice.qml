// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls

// Why something does not apply, in the four reasons of the AWS Well-Architected Tool.
Choice {
    placeholder: qsTr("Why it does not apply (required)")
    model: [
        {
            value: "OUT_OF_SCOPE",
            text: qsTr("Out of scope")
        },
        {
            value: "BUSINESS_PRIORITIES",
            text: qsTr("Business priorities")
        },
        {
            value: "ARCHITECTURE_CONSTRAINTS",
            text: qsTr("Architecture constraints")
        },
        {
            value: "OTHER",
            text: qsTr("Other")
        }
    ]
    Accessible.name: qsTr("Why it does not apply")
}
