// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Session

// Lets people decide about a finding: accept the risk, or say why it does not count. It stays listed.
AppButton {
    id: button

    required property Session session
    required property string findingKey
    property bool decided: false

    objectName: "decideButton"
    compact: true
    text: decided ? qsTr("Take the decision back") : qsTr("Decide…")
    tip: decided ? "" : qsTr("Accept the risk, or say why it does not apply")
    onClicked: decided ? session.decide(findingKey, "", "") : menu.popup(button, 0, button.height + 4)

    AppMenu {
        id: menu
        AppMenuItem {
            text: qsTr("Accept the risk")
            onTriggered: button.session.decide(button.findingKey, "accepted", "")
        }
        AppMenuItem {
            text: qsTr("Does not apply here")
            onTriggered: button.session.decide(button.findingKey, "notApplicable", "")
        }
        AppMenuItem {
            text: qsTr("Mitigated elsewhere")
            onTriggered: button.session.decide(button.findingKey, "mitigated", "")
        }
        AppMenuItem {
            text: qsTr("Transferred to others")
            onTriggered: button.session.decide(button.findingKey, "transferred", "")
        }
    }
}
