// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "document/document.h"
#include "document/history.h"
#include "document/transaction.h"
#include "judge.h"

#include <QDate>
#include <QElapsedTimer>
#include <QFileSystemWatcher>
#include <QObject>
#include <QPointF>
#include <QRectF>
#include <QStringList>
#include <QTimer>
#include <QVariant>
#include <QtQml/qqmlregistration.h>

#include <deque>
#include <functional>
#include <memory>

// One open document for the window: the only place where ChangeSets become Qt signals. A commit goes to the document,
// the history, the judge (findings, questions, gate) and the scene, and only then to listeners, always in that order
// and never re-entrantly: an edit that a listener asks for is queued. Ids are strings for QML. Failures become one of
// three signals: `refused` (nothing happened, one sentence), `failed` (bar with detail), `informed`.
namespace lensboard {

class Arranger;
struct ImportResult;

class Session : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool active READ isActive NOTIFY activeChanged)
    Q_PROPERTY(QString title READ title NOTIFY titleChanged)
    Q_PROPERTY(QString path READ path NOTIFY titleChanged)
    Q_PROPERTY(bool dirty READ isDirty NOTIFY historyChanged)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY historyChanged)
    Q_PROPERTY(bool canRedo READ canRedo NOTIFY historyChanged)
    Q_PROPERTY(QString undoLabel READ undoLabel NOTIFY historyChanged)
    Q_PROPERTY(QString redoLabel READ redoLabel NOTIFY historyChanged)
    Q_PROPERTY(QStringList selection READ selection WRITE setSelection NOTIFY selectionChanged)
    Q_PROPERTY(QString focusedFinding READ focusedFinding WRITE focusFinding NOTIFY focusChanged)
    Q_PROPERTY(QString hoveredFinding READ hoveredFinding WRITE hoverFinding NOTIFY hoverChanged)
    Q_PROPERTY(bool arranging READ isArranging NOTIFY arrangingChanged)
    Q_PROPERTY(bool complete READ isComplete WRITE setComplete NOTIFY workloadChanged)
    Q_PROPERTY(QVariantList lensList READ lensList NOTIFY judgingChanged)
    Q_PROPERTY(QVariantList adjustments READ adjustments NOTIFY judgingChanged)
    Q_PROPERTY(QStringList ruleProblems READ ruleProblems NOTIFY judgingChanged)
    Q_PROPERTY(QString rulesFolder READ rulesFolder CONSTANT)
    Q_PROPERTY(QVariantList staleDecisions READ staleDecisions NOTIFY verdictsChanged)
    Q_PROPERTY(int elementCount READ elementCount NOTIFY contentChanged)
    Q_PROPERTY(int historyPosition READ historyPosition NOTIFY historyChanged)
    Q_PROPERTY(bool selectionPinned READ isSelectionPinned NOTIFY selectionChanged)
    Q_PROPERTY(QVariantList importRemarks READ importRemarks NOTIFY importRemarksChanged)
    Q_PROPERTY(int goneCount READ goneCount NOTIFY contentChanged)

public:
    explicit Session(QObject *parent = nullptr);
    ~Session() override;

    // --- for C++ -------------------------------------------------------------------------------------------------
    [[nodiscard]] const Document &document() const { return m_document; }
    // Review dates are held against it; called by a timer when the day of the computer changes.
    void setToday(const QDate &date);
    [[nodiscard]] const Judge &judge() const { return m_judge; }
    [[nodiscard]] const Findings &findings() const { return m_judge.findings(); }
    [[nodiscard]] const Catalog &catalog() const;
    [[nodiscard]] const History &history() const { return m_history; }
    IdSource &ids() { return m_ids; }
    // The change that is shown before it is made; empty when there is none.
    [[nodiscard]] const ChangeSet &preview() const { return m_preview; }

    // Runs an edit and commits it as one step. During a fan-out it is queued. False when nothing changed.
    using Edit = std::function<void(Transaction &)>;
    bool edit(const QString &label, const Edit &edit);
    // Gestures: several commits that become one step, or are taken back.
    [[nodiscard]] History::Mark mark() const { return m_history.mark(); }
    void bailTo(History::Mark mark);
    void squashTo(History::Mark mark, const QString &label);

    [[nodiscard]] const std::vector<Id> &selected() const { return m_selection; }
    [[nodiscard]] bool isSelected(const Id &id) const;
    void select(std::vector<Id> ids);
    // A board that is not shown is judged only as far as an edit needs it; the rest waits until it is shown again.
    void setShown(bool shown);
    // Larger imports are arranged in the background, so that the window answers.
    static constexpr std::size_t arrangedAtOnce = 300;
    // What an import could not draw or had to mend: {file, line, path, kind, reason}.
    [[nodiscard]] static QVariantList remarksOf(const ImportResult &result, const QString &file);
    void tellRemarks(const QVariantList &remarks);
    // Replaces the board without asking; the history starts anew.
    void adopt(Document document, const QString &path, const QString &title, bool changed);

    // --- for QML -------------------------------------------------------------------------------------------------
    [[nodiscard]] bool isActive() const { return m_active; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] bool isDirty() const;
    [[nodiscard]] bool canUndo() const { return m_history.canUndo(); }
    [[nodiscard]] bool canRedo() const { return m_history.canRedo(); }
    [[nodiscard]] QString undoLabel() const;
    [[nodiscard]] QString redoLabel() const;
    [[nodiscard]] QStringList selection() const;
    void setSelection(const QStringList &ids);
    [[nodiscard]] QString focusedFinding() const { return m_focused; }
    // Selects the subjects, and asks the canvas to show them; an empty key ends the focus.
    Q_INVOKABLE void focusFinding(const QString &key);
    [[nodiscard]] QString hoveredFinding() const { return m_hovered; }
    void hoverFinding(const QString &key);
    [[nodiscard]] bool isComplete() const;
    void setComplete(bool complete);
    [[nodiscard]] int elementCount() const;

    Q_INVOKABLE void newBoard();
    // A project file or a template, told apart by content. False, and `failed`, when it cannot be read.
    Q_INVOKABLE bool open(const QString &path);
    // Several templates and folders as one workload.
    Q_INVOKABLE bool openAll(const QStringList &paths);
    // Of the last import into this board.
    [[nodiscard]] QVariantList importRemarks() const { return m_importRemarks; }
    Q_INVOKABLE void copyImportRemarks() const;
    // Elements that have gone from their template.
    [[nodiscard]] int goneCount() const { return m_goneCount; }
    Q_INVOKABLE void selectGone();
    // These become elements drawn by hand.
    Q_INVOKABLE void keepGone(const QStringList &ids);
    Q_INVOKABLE bool save();
    Q_INVOKABLE bool saveAs(const QString &path);
    Q_INVOKABLE void close();
    Q_INVOKABLE bool openExample();
    // One of resources/scenarios, by its file name without ending; becomes a board of its own, not saved anywhere.
    Q_INVOKABLE bool openScenario(const QString &name);
    // By the ending: svg, png or pdf; `theme` is "light", "dark" or "contrast". `comments`: with the marks of open
    // ones.
    Q_INVOKABLE bool exportTo(const QString &path, const QString &theme, bool comments = true);
    // In the background; one undoable step when done. Only the selection when `selectionOnly`.
    Q_INVOKABLE void arrange(bool selectionOnly = false);
    [[nodiscard]] bool isArranging() const;
    Q_INVOKABLE void cancelArranging();

    Q_INVOKABLE void undo();
    Q_INVOKABLE void redo();
    Q_INVOKABLE void selectAll();
    Q_INVOKABLE void removeSelection();
    Q_INVOKABLE void invertSelection();
    Q_INVOKABLE void selectSameKind();
    // What can be reached from the selection (down), or from where the selection can be reached.
    Q_INVOKABLE void selectStream(bool down);
    Q_INVOKABLE void duplicateSelection();
    Q_INVOKABLE void copySelection();
    Q_INVOKABLE void cutSelection();
    // A board, a template, or a list of services ("Orders: DynamoDB", "API -> Lambda"); `refused` for anything else.
    Q_INVOKABLE void paste();
    Q_INVOKABLE void pasteText(const QString &text);
    // "left", "center", "right", "top", "middle" or "bottom".
    Q_INVOKABLE void alignSelection(const QString &how);
    Q_INVOKABLE void distributeSelection(bool horizontally);
    Q_INVOKABLE void bringSelection(bool toFront);
    // Pinned nodes stay where they are when the board is arranged.
    [[nodiscard]] bool isSelectionPinned() const;
    Q_INVOKABLE void pinSelection(bool pinned);
    // Another service in the same place; edges stay. False, and `refused`, when one could not.
    Q_INVOKABLE bool replaceNode(const QString &id, const QString &type);
    // Services that could stand there with every edge kept, those of the same layer first.
    Q_INVOKABLE QStringList replacementsFor(const QString &id) const;
    // The named steps, oldest first, and how many of them are in effect.
    Q_INVOKABLE QStringList historyLabels() const;
    [[nodiscard]] int historyPosition() const;
    Q_INVOKABLE void goToStep(int position);
    Q_INVOKABLE void moveSelection(double dx, double dy);
    Q_INVOKABLE void rename(const QString &id, const QString &name);
    // The new node's id, selected. (x, y) is its centre.
    Q_INVOKABLE QString addNode(const QString &type, double x, double y);
    // A node at (x, y) and an edge to it from `source`, in one step; without the edge when the pair does not permit it.
    Q_INVOKABLE QString addConnected(const QString &type, const QString &source, double x, double y);
    // The catalogue type of a node; empty for anything else.
    Q_INVOKABLE QString typeOf(const QString &id) const;
    // A node in a free place near the selection or the middle of what is shown (see setViewCenter).
    Q_INVOKABLE QString placeNode(const QString &type);
    Q_INVOKABLE QString addBoundary(const QString &kind, const QRectF &frame);
    // The middle of a free place beside the last selected node, or of what is shown.
    Q_INVOKABLE QPointF placeBeside() const;
    // A boundary of the kind "group" around the selection, or an empty one in the middle of what is shown.
    Q_INVOKABLE QString surroundSelection();
    Q_INVOKABLE QString addNote(const QString &text, double x, double y);
    // The new edge's id, or empty and `refused`.
    Q_INVOKABLE QString connectNodes(const QString &source, const QString &target);
    Q_INVOKABLE void setEdgeKinds(const QString &edge, const QStringList &kinds);
    Q_INVOKABLE void setEdgeMode(const QString &edge, const QString &mode);
    // `state`: "stated" with a value, "absent", or "unknown".
    Q_INVOKABLE void setProperty(const QString &id, const QString &property, const QString &state,
                                 const QVariant &value = {});
    // The same for several; one undo step.
    void setProperties(const std::vector<Id> &ids, const QString &property, const QString &state,
                       const QVariant &value);
    Q_INVOKABLE void setWorkload(const QString &field, const QString &value);
    // Makes the change that the rule of the finding offers.
    Q_INVOKABLE bool applyFix(const QString &key, int which = 0);
    // Shows on the canvas what `applyFix` would do, until `endPreview`, the next edit or another focus.
    Q_INVOKABLE void previewFix(const QString &key, int which = 0);
    Q_INVOKABLE void endPreview();
    // {status: accepted|notApplicable|mitigated|transferred, cause, reason, owner, reviewBy}. False, and `refused`,
    // when something required is missing.
    Q_INVOKABLE bool decide(const QString &key, const QVariantMap &terms);
    Q_INVOKABLE void undecide(const QString &key);
    // {state: met|notMet|notApplicable, cause, reason, notes}; without a state the answer is taken back.
    Q_INVOKABLE void answer(const QString &lens, const QString &question, const QString &practice,
                            const QVariantMap &terms);
    // How this board is judged. An empty severity or value goes back to what the rules say.
    Q_INVOKABLE void setRuleOn(const QString &rule, bool on);
    Q_INVOKABLE void setRuleSeverity(const QString &rule, const QString &severity);
    Q_INVOKABLE void setThreshold(const QString &limit, const QVariant &value);
    // Takes an entry of `adjustments` back.
    Q_INVOKABLE void readjust(const QString &kind, const QString &id);
    Q_INVOKABLE void addLens(const QString &path);
    Q_INVOKABLE void removeLens(const QString &path);
    // What is odd about a lens of the board, one line each.
    [[nodiscard]] Q_INVOKABLE QStringList lensIssues(const QString &path) const;
    // {key, title, why, text} of decisions that cover nothing any more.
    [[nodiscard]] QVariantList staleDecisions() const;
    // {kind, id, title, text} of what this board judges otherwise than usual.
    [[nodiscard]] QVariantList adjustments() const;
    // {name, file, path, problem}; the built-in one first, without a path.
    [[nodiscard]] QVariantList lensList() const;
    // What is wrong with rules, with file, line and column.
    [[nodiscard]] QStringList ruleProblems() const;
    [[nodiscard]] QString rulesFolder() const;
    Q_INVOKABLE void setViewCenter(double x, double y) { m_viewCenter = {x, y}; }
    // "Place order", or the type's name when it has none; for messages and lists.
    Q_INVOKABLE QString nameOf(const QString &id) const;
    // What a screen reader says about it: type, name, neighbours with their direction, the worst finding.
    Q_INVOKABLE QString describe(const QString &id) const;

Q_SIGNALS:
    void changed(const lensboard::ChangeSet &change);
    void findingsChanged(const lensboard::FindingDiff &diff);
    void documentReplaced();
    void verdictsChanged(); // questions, counts, gate
    void judgingChanged();  // lenses, rules, and how this board is judged
    void contentChanged();
    void workloadChanged();
    void activeChanged();
    void arrangingChanged();
    void importRemarksChanged();
    // One sentence about `importRemarks`; the window offers the list.
    void importRemarked(const QString &sentence);
    void titleChanged();
    void historyChanged();
    void selectionChanged();
    void focusChanged();
    void hoverChanged();
    void previewChanged();
    void noticed(const QString &sentence);
    // Ask the canvas to bring these into view; an empty list: everything.
    void revealRequested(const QStringList &ids);
    void refused(const QString &sentence);
    void failed(const QString &message, const QString &detail);
    void informed(const QString &message, const QString &detail);

private:
    void spread(const ChangeSet &change);
    void runQueue();
    bool applyStep(const ChangeSet &change);
    void resumeJudging();
    void followDay();
    bool import(const QString &file, const QString &title, const QString &path);
    bool adoptImport(const Result<ImportResult> &result, const QString &file, const QString &title,
                     const QString &path);
    void dropDeadSelection(const ChangeSet &change);
    void countGone(const ChangeSet &change);
    void countAllGone();
    void revealChange(const ChangeSet &change);
    void addPart(const QString &label, const Document &part, Point delta);
    void pastePart(const Document &part);
    void pasteTemplate(const std::string &text);
    void pasteLines(const std::string &text);
    [[nodiscard]] Point freePlace() const;
    void watchFiles();
    void moveLensPaths(const QString &folder);
    void readFilesAgain();
    [[nodiscard]] QStringList stampOf(const std::vector<std::string> &files) const;

    Document m_document;
    History m_history;
    Judge m_judge;
    std::unique_ptr<Arranger> m_arranger;
    QTimer m_slices;
    FindingDiff m_untold; // of slices, until enough has come together
    QElapsedTimer m_told;
    QTimer m_day;
    QFileSystemWatcher m_watcher;
    QTimer m_rereading; // editors write in several steps
    QVariantList m_importRemarks;
    int m_goneCount = 0;
    QStringList m_lensStamp;
    QStringList m_rulesStamp;
    IdSource m_ids;
    std::vector<Id> m_selection;
    QString m_focused;
    QString m_hovered;
    ChangeSet m_preview;
    QString m_path;
    QString m_title;
    Point m_viewCenter{400, 300};
    int m_pasted = 0; // how often the clipboard was pasted since it was filled
    bool m_active = false;
    bool m_shown = true;
    bool m_filesChanged = false; // lenses or rules changed while nobody looked
    bool m_unsaved = false;      // imported: differs from what is on disk although nothing was edited
    bool m_busy = false;
    std::deque<std::pair<QString, Edit>> m_queue;
};

} // namespace lensboard
