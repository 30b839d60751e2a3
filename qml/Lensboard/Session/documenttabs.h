// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session.h"

#include <QAbstractListModel>

#include <vector>

// The open documents of one window, in the order of their tabs, each a Session of its own with its history and
// selection. There is always at least one tab; one without a board shows the start page. `current` is never null, so
// that panels bind to it; only the current document is judged in the background. What any of the documents has to say
// is passed on here, also by one that did not come to life. It asks nothing: whoever closes a tab asks before.
namespace lensboard {

class DocumentTabs : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(lensboard::Session *current READ current NOTIFY currentChanged)
    Q_PROPERTY(int currentIndex READ currentIndex WRITE setCurrentIndex NOTIFY currentIndexChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(QStringList unsaved READ unsaved NOTIFY unsavedChanged) // titles of boards with unsaved changes

public:
    enum Role { TitleRole = Qt::UserRole + 1, PathRole, DirtyRole, BoardRole };

    explicit DocumentTabs(QObject *parent = nullptr);
    ~DocumentTabs() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] Session *current() const { return m_tabs[static_cast<std::size_t>(m_current)].get(); }
    [[nodiscard]] int currentIndex() const { return m_current; }
    void setCurrentIndex(int index);
    [[nodiscard]] int count() const { return static_cast<int>(m_tabs.size()); }
    [[nodiscard]] QStringList unsaved() const;
    Q_INVOKABLE lensboard::Session *sessionAt(int index) const;

    // A tab with the start page; the one there is when there is one.
    Q_INVOKABLE void newTab();
    Q_INVOKABLE void newBoard();
    // Goes to the tab that has the file open already. False, and `failed`, when it cannot be read; no tab is left then.
    Q_INVOKABLE bool open(const QString &path);
    // Several templates as one workload.
    Q_INVOKABLE bool openAll(const QStringList &paths);
    Q_INVOKABLE bool openExample();
    Q_INVOKABLE bool openScenario(const QString &name);
    // Without asking. The last tab becomes the start page.
    Q_INVOKABLE void close(int index);
    Q_INVOKABLE void closeOthers(int index);
    Q_INVOKABLE void move(int from, int to);
    // The next or previous tab, around the end.
    Q_INVOKABLE void step(int by);
    // The next tab with unsaved changes, or -1.
    Q_INVOKABLE int firstUnsaved() const;
    // The tab of a file, or -1.
    [[nodiscard]] int indexOfFile(const QString &path) const;

Q_SIGNALS:
    void currentChanged();
    void currentIndexChanged();
    void countChanged();
    void unsavedChanged();
    void refused(const QString &sentence);
    void failed(const QString &message, const QString &detail);
    void informed(const QString &message, const QString &detail);
    void noticed(const QString &sentence);
    void importRemarked(const QString &sentence);
    // The current tab shows another board than before.
    void boardOpened();

private:
    using Open = std::function<bool(Session &)>;
    bool openWith(const Open &open);
    [[nodiscard]] std::unique_ptr<Session> makeSession();
    void append(std::unique_ptr<Session> session);
    void refresh(const Session *session);
    void show(int index);

    std::vector<std::unique_ptr<Session>> m_tabs;
    int m_current = 0;
};

} // namespace lensboard
