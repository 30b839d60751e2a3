// SPDX-License-Identifier: Apache-2.0
#include "documenttabs.h"

#include <QFileInfo>
#include <QQmlEngine>
#include <QUrl>

#include <algorithm>

namespace lensboard {

namespace {

QString realPath(const QString &path)
{
    const QString local = path.startsWith(QLatin1String("file:")) ? QUrl(path).toLocalFile() : path;
    const QFileInfo info(local);
    const QString canonical = info.canonicalFilePath();
    return canonical.isEmpty() ? info.absoluteFilePath() : canonical;
}

// Nothing would be lost by putting another board in its place.
bool isUntouched(const Session &session)
{
    return !session.isActive() || (session.path().isEmpty() && !session.isDirty() && session.elementCount() == 0 &&
                                   session.history().steps().empty());
}

} // namespace

DocumentTabs::DocumentTabs(QObject *parent)
    : QAbstractListModel(parent)
{
    m_tabs.push_back(makeSession());
    m_tabs.front()->setShown(true);
}

// QML may still hold on to a session while the window goes; sessions go with the event loop then.
DocumentTabs::~DocumentTabs() = default;

std::unique_ptr<Session> DocumentTabs::makeSession()
{
    auto session = std::make_unique<Session>();
    QQmlEngine::setObjectOwnership(session.get(), QQmlEngine::CppOwnership);
    session->setShown(false);
    connect(session.get(), &Session::refused, this, &DocumentTabs::refused);
    connect(session.get(), &Session::failed, this, &DocumentTabs::failed);
    connect(session.get(), &Session::informed, this, &DocumentTabs::informed);
    connect(session.get(), &Session::noticed, this, &DocumentTabs::noticed);
    connect(session.get(), &Session::importRemarked, this, &DocumentTabs::importRemarked);
    for (const auto signal : {&Session::titleChanged, &Session::historyChanged, &Session::activeChanged})
        connect(session.get(), signal, this, [this, changed = session.get()] { refresh(changed); });
    return session;
}

int DocumentTabs::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant DocumentTabs::data(const QModelIndex &index, int role) const
{
    const Session *session = index.isValid() ? sessionAt(index.row()) : nullptr;
    if (!session)
        return {};
    switch (role) {
    case TitleRole:
        return session->isActive() ? session->title() : tr("New tab");
    case PathRole:
        return session->path();
    case DirtyRole:
        return session->isDirty();
    case BoardRole:
        return session->isActive();
    default:
        return {};
    }
}

QHash<int, QByteArray> DocumentTabs::roleNames() const
{
    return {{TitleRole, "tabTitle"}, {PathRole, "tabPath"}, {DirtyRole, "tabDirty"}, {BoardRole, "tabBoard"}};
}

void DocumentTabs::refresh(const Session *session)
{
    const auto found = std::ranges::find(m_tabs, session, [](const auto &tab) { return tab.get(); });
    if (found == m_tabs.end())
        return;
    const QModelIndex row = index(static_cast<int>(found - m_tabs.begin()));
    Q_EMIT dataChanged(row, row);
    Q_EMIT unsavedChanged();
}

Session *DocumentTabs::sessionAt(int index) const
{
    return index >= 0 && index < count() ? m_tabs[static_cast<std::size_t>(index)].get() : nullptr;
}

QStringList DocumentTabs::unsaved() const
{
    QStringList titles;
    for (const auto &session : m_tabs) {
        if (session->isDirty())
            titles.append(session->title());
    }
    return titles;
}

int DocumentTabs::firstUnsaved() const
{
    const auto found = std::ranges::find_if(m_tabs, [](const auto &session) { return session->isDirty(); });
    return found == m_tabs.end() ? -1 : static_cast<int>(found - m_tabs.begin());
}

void DocumentTabs::show(int index)
{
    Session *const before = current();
    const int indexBefore = m_current;
    m_current = index;
    if (current() != before) {
        before->setShown(false);
        current()->setShown(true);
        Q_EMIT currentChanged();
    }
    if (m_current != indexBefore)
        Q_EMIT currentIndexChanged();
}

void DocumentTabs::setCurrentIndex(int index)
{
    if (sessionAt(index))
        show(index);
}

void DocumentTabs::append(std::unique_ptr<Session> session)
{
    const int at = count();
    beginInsertRows({}, at, at);
    m_tabs.push_back(std::move(session));
    endInsertRows();
    Q_EMIT countChanged();
    show(at);
}

void DocumentTabs::newTab()
{
    const auto start = std::ranges::find_if(m_tabs, [](const auto &session) { return !session->isActive(); });
    if (start == m_tabs.end())
        append(makeSession());
    else
        show(static_cast<int>(start - m_tabs.begin()));
}

// A board takes the place of the start page or of a board that nobody touched; else it gets a tab of its own.
bool DocumentTabs::openWith(const Open &open)
{
    if (isUntouched(*current())) {
        if (!open(*current()))
            return false;
    } else {
        auto session = makeSession();
        if (!open(*session))
            return false;
        append(std::move(session));
    }
    Q_EMIT boardOpened();
    return true;
}

void DocumentTabs::newBoard()
{
    auto made = current()->isActive() ? makeSession() : nullptr;
    (made ? made.get() : current())->newBoard();
    if (made)
        append(std::move(made));
    Q_EMIT boardOpened();
}

int DocumentTabs::indexOfFile(const QString &path) const
{
    const QString wanted = realPath(path);
    const auto found = std::ranges::find_if(m_tabs, [&wanted](const auto &session) {
        return !session->path().isEmpty() && realPath(session->path()) == wanted;
    });
    return found == m_tabs.end() ? -1 : static_cast<int>(found - m_tabs.begin());
}

bool DocumentTabs::open(const QString &path)
{
    if (const int there = indexOfFile(path); there >= 0) {
        show(there);
        return true;
    }
    return openWith([&path](Session &session) { return session.open(path); });
}

bool DocumentTabs::openAll(const QStringList &paths)
{
    return openWith([&paths](Session &session) { return session.openAll(paths); });
}

bool DocumentTabs::openExample()
{
    return openWith([](Session &session) { return session.openExample(); });
}

bool DocumentTabs::openScenario(const QString &name)
{
    return openWith([&name](Session &session) { return session.openScenario(name); });
}

void DocumentTabs::close(int index)
{
    if (!sessionAt(index))
        return;
    if (count() == 1) {
        current()->close();
        return;
    }
    // Everything shown lets go of the session before it goes.
    if (index == m_current)
        show(index + 1 < count() ? index + 1 : index - 1);
    beginRemoveRows({}, index, index);
    Session *const gone = m_tabs[static_cast<std::size_t>(index)].release();
    m_tabs.erase(m_tabs.begin() + index);
    if (index < m_current)
        --m_current;
    endRemoveRows();
    gone->disconnect(this);
    gone->deleteLater();
    Q_EMIT countChanged();
    Q_EMIT currentIndexChanged();
    Q_EMIT unsavedChanged();
}

void DocumentTabs::closeOthers(int index)
{
    if (!sessionAt(index))
        return;
    show(index);
    for (int at = count() - 1; at >= 0; --at) {
        if (at != m_current && !sessionAt(at)->isDirty())
            close(at);
    }
}

void DocumentTabs::move(int from, int to)
{
    if (!sessionAt(from) || !sessionAt(to) || from == to)
        return;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    const Session *const shown = current();
    auto moved = std::move(m_tabs[static_cast<std::size_t>(from)]);
    m_tabs.erase(m_tabs.begin() + from);
    m_tabs.insert(m_tabs.begin() + to, std::move(moved));
    const auto now = std::ranges::find(m_tabs, shown, [](const auto &tab) { return tab.get(); });
    m_current = static_cast<int>(now - m_tabs.begin());
    endMoveRows();
    Q_EMIT currentIndexChanged();
}

void DocumentTabs::step(int by)
{
    setCurrentIndex((m_current + by % count() + count()) % count());
}

} // namespace lensboard
