// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QtGlobal>

// Q_INIT_RESOURCE must be called outside any namespace and from the library that holds the data.
void lensboardInitResources()
{
    Q_INIT_RESOURCE(lensboard);
}
