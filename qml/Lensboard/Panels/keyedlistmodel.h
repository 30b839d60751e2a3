// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>

#include <algorithm>
#include <iterator>
#include <vector>

// A list of rows with unique keys that moves from one state to the next with the signals for exactly what differs, so
// that views keep their place and delegates stay alive. A Row has `key` and `==`.
namespace lensboard {

template <typename Row>
class KeyedListModel : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

protected:
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    [[nodiscard]] const Row &row(const QModelIndex &index) const { return m_rows[std::size_t(index.row())]; }

    void replace(std::vector<Row> next)
    {
        beginResetModel();
        m_rows = std::move(next);
        endResetModel();
    }

    void sync(std::vector<Row> next)
    {
        removeMissing(next);
        const Keys kept = keysOf(m_rows);
        for (std::size_t i = 0; i < next.size(); ++i) {
            const std::size_t end = endOfNew(kept, next, i);
            if (end > i) {
                insertAll(i, next, end);
                i = end - 1;
                continue;
            }
            const int to = static_cast<int>(i);
            const auto found =
                std::find_if(m_rows.begin() + to, m_rows.end(), [&](const Row &row) { return row.key == next[i].key; });
            const int from = static_cast<int>(found - m_rows.begin());
            if (from != to) {
                beginMoveRows({}, from, from, {}, to);
                std::rotate(m_rows.begin() + to, m_rows.begin() + from, m_rows.begin() + from + 1);
                endMoveRows();
            }
            if (!(m_rows[i] == next[i])) {
                m_rows[i] = std::move(next[i]);
                Q_EMIT dataChanged(index(to), index(to));
            }
        }
    }

private:
    using Keys = std::vector<decltype(Row::key)>;

    [[nodiscard]] static Keys keysOf(const std::vector<Row> &rows)
    {
        Keys keys;
        keys.reserve(rows.size());
        for (const Row &row : rows)
            keys.push_back(row.key);
        std::sort(keys.begin(), keys.end());
        return keys;
    }

    // Past the rows from `first` on whose keys are not among those.
    [[nodiscard]] static std::size_t endOfNew(const Keys &keys, const std::vector<Row> &rows, std::size_t first)
    {
        while (first < rows.size() && !std::binary_search(keys.begin(), keys.end(), rows[first].key))
            ++first;
        return first;
    }

    void insertAll(std::size_t first, std::vector<Row> &next, std::size_t end)
    {
        beginInsertRows({}, static_cast<int>(first), static_cast<int>(end) - 1);
        m_rows.insert(m_rows.begin() + std::ptrdiff_t(first),
                      std::make_move_iterator(next.begin() + std::ptrdiff_t(first)),
                      std::make_move_iterator(next.begin() + std::ptrdiff_t(end)));
        endInsertRows();
    }

    void removeMissing(const std::vector<Row> &next)
    {
        const Keys keys = keysOf(next);
        for (int last = rowCount() - 1; last >= 0; --last) {
            const auto gone = [&](int at) {
                return !std::binary_search(keys.begin(), keys.end(), m_rows[std::size_t(at)].key);
            };
            if (!gone(last))
                continue;
            int first = last;
            while (first > 0 && gone(first - 1))
                --first;
            beginRemoveRows({}, first, last);
            m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
            endRemoveRows();
            last = first;
        }
    }

    std::vector<Row> m_rows;
};

} // namespace lensboard

// The base class as moc is told it: a template has no meta object of its own, and tools that read the type descriptions
// look for the class that has.
#ifdef Q_MOC_RUN
#define LENSBOARD_KEYED_LIST_MODEL(Row) QAbstractListModel
#else
#define LENSBOARD_KEYED_LIST_MODEL(Row) KeyedListModel<Row>
#endif
