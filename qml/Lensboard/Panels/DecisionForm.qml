// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Session
import Lensboard.Theme

// What people decide about a finding: which way, why, who stands for it, and until when.
Rectangle {
    id: form

    required property Session session
    required property string findingKey
    property var terms: ({})
    property string status: terms.status ?? "accepted"
    property string cause: terms.cause ?? ""
    signal done

    readonly property bool complete: reason.text.trim() !== "" && (status !== "notApplicable" || cause !== "")

    function submit() {
        if (!complete) {
            reason.error = reason.text.trim() === "";
            return;
        }
        if (session.decide(findingKey, {
            status: status,
            cause: cause,
            reason: reason.text,
            owner: owner.text,
            reviewBy: until.text.trim()
        }))
            done();
    }
    function begin() {
        reason.forceActiveFocus(Qt.OtherFocusReason);
    }

    objectName: "decisionForm"
    implicitHeight: body.height + 24
    radius: Theme.radius
    color: Theme.panel
    border.width: 1
    border.color: Theme.line
    Keys.onEscapePressed: done()

    Column {
        id: body
        x: 12
        y: 12
        width: parent.width - 24
        spacing: 8

        Choice {
            objectName: "decisionStatus"
            width: parent.width
            value: form.status
            model: [
                {
                    value: "accepted",
                    text: qsTr("Accept the risk")
                },
                {
                    value: "notApplicable",
                    text: qsTr("Does not apply here")
                },
                {
                    value: "mitigated",
                    text: qsTr("Mitigated elsewhere")
                },
                {
                    value: "transferred",
                    text: qsTr("Transferred to others")
                }
            ]
            Accessible.name: qsTr("Decision")
            onChosen: value => form.status = value
        }
        CauseChoice {
            objectName: "decisionCause"
            width: parent.width
            visible: form.status === "notApplicable"
            value: form.cause
            onChosen: value => form.cause = value
        }
        Field {
            id: reason
            objectName: "decisionReason"
            width: parent.width
            text: form.terms.reason ?? ""
            placeholderText: qsTr("Reason (required)")
            onTextEdited: error = false
            onAccepted: form.submit()
        }
        Row {
            width: parent.width
            spacing: 8
            Field {
                id: owner
                objectName: "decisionOwner"
                width: (parent.width - 8) / 2
                text: form.terms.owner ?? ""
                placeholderText: qsTr("Owner")
                onAccepted: form.submit()
            }
            Field {
                id: until
                objectName: "decisionUntil"
                width: (parent.width - 8) / 2
                text: form.terms.reviewBy ?? ""
                placeholderText: qsTr("Review by 2027-01-31")
                onAccepted: form.submit()
            }
        }
        Row {
            spacing: 6
            AppButton {
                objectName: "decisionSave"
                compact: true
                primary: true
                enabled: form.complete
                text: qsTr("Decide")
                onClicked: form.submit()
            }
            AppButton {
                compact: true
                quiet: true
                text: qsTr("Cancel")
                onClicked: form.done()
            }
        }
    }
}
