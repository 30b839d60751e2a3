// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/transaction.h"

#include <random>

// Random edits of what a picture shows, as change sets, for tests that compare what is kept up to date with what is
// made afresh.
namespace lensboard::test {

class PictureEdits
{
public:
    explicit PictureEdits(std::uint32_t seed)
        : m_random(seed)
        , m_ids(seed)
    {
    }

    [[nodiscard]] ChangeSet next(const Document &document)
    {
        Transaction transaction(document);
        const int count = below(3) + 1;
        for (int i = 0; i < count; ++i)
            edit(document, transaction);
        return transaction.change();
    }

    [[nodiscard]] int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }

    template <typename Map>
    [[nodiscard]] Id pick(const Map &records)
    {
        if (records.empty())
            return {};
        return std::next(records.begin(), below(static_cast<int>(records.size())))->first;
    }

private:
    double place() { return below(80) * 20.0; }

    void edit(const Document &document, Transaction &transaction)
    {
        switch (below(10)) {
        case 0:
            addNode(transaction);
            break;
        case 1:
            transaction.remove(pick(document.nodes()));
            break;
        case 2:
        case 3:
            addEdge(document, transaction);
            break;
        case 4:
            transaction.remove(pick(document.edges()));
            break;
        case 5:
            bendEdge(document, transaction);
            break;
        case 6:
            moveNote(document, transaction);
            break;
        default:
            moveNode(document, transaction);
        }
    }

    void addNode(Transaction &transaction)
    {
        Node node;
        node.id = m_ids.next('n');
        node.type = below(2) == 0 ? "lambda" : "sqs";
        node.name = "Node " + node.id.str();
        node.frame = {place(), place(), nodeWidth, nodeHeight};
        transaction.put(node);
    }

    void addEdge(const Document &document, Transaction &transaction)
    {
        Edge edge;
        edge.id = m_ids.next('e');
        edge.source = pick(document.nodes());
        edge.target = pick(document.nodes());
        edge.kinds = {EdgeKind::Invokes};
        edge.mode = below(2) == 0 ? EdgeMode::Sync : EdgeMode::Async;
        if (transaction.as<Node>(edge.source) && transaction.as<Node>(edge.target))
            transaction.put(edge);
    }

    void bendEdge(const Document &document, Transaction &transaction)
    {
        auto edge = transaction.as<Edge>(pick(document.edges()));
        if (!edge)
            return;
        edge->bends.clear();
        if (below(3) > 0)
            edge->bends = {{place(), place()}, {place(), place()}};
        if (below(2) == 0)
            edge->name = "Label " + std::to_string(below(1000));
        transaction.put(*edge);
    }

    void moveNode(const Document &document, Transaction &transaction)
    {
        auto node = transaction.as<Node>(pick(document.nodes()));
        if (!node)
            return;
        if (below(2) == 0) {
            node->frame.x += (below(9) - 4) * 20.0;
            node->frame.y += (below(9) - 4) * 20.0;
        } else {
            node->frame.x = place();
            node->frame.y = place();
        }
        transaction.put(*node);
    }

    void moveNote(const Document &document, Transaction &transaction)
    {
        if (document.notes().size() < 5) {
            Note note;
            note.id = m_ids.next('t');
            note.text = "A note";
            note.frame = {place(), place(), 180, 100};
            transaction.put(note);
        } else if (auto note = transaction.as<Note>(pick(document.notes()))) {
            note->frame.x = place();
            transaction.put(*note);
        }
    }

    std::mt19937 m_random;
    IdSource m_ids;
};

} // namespace lensboard::test
