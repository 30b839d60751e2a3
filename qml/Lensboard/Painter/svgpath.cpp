// SPDX-License-Identifier: Apache-2.0
#include "svgpath.h"

#include <QLineF>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>
#include <optional>

namespace lensboard {
namespace {

class PathReader
{
public:
    explicit PathReader(std::string_view data)
        : m_rest(data)
    {
    }

    QPainterPath read()
    {
        while (nextCommand() && apply()) {
        }
        return m_path;
    }

private:
    void skipSeparators()
    {
        while (!m_rest.empty() && (m_rest.front() == ' ' || m_rest.front() == ',' || m_rest.front() == '\n' ||
                                   m_rest.front() == '\t' || m_rest.front() == '\r'))
            m_rest.remove_prefix(1);
    }

    // A letter, or the last command again when numbers go on.
    bool nextCommand()
    {
        skipSeparators();
        if (m_rest.empty())
            return false;
        const char c = m_rest.front();
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            m_command = c;
            m_rest.remove_prefix(1);
        } else if (m_command == 'M' || m_command == 'm') {
            m_command = m_command == 'M' ? 'L' : 'l';
        } else if (m_command == 'Z' || m_command == 'z') {
            return false;
        }
        return m_command != 0;
    }

    double number()
    {
        skipSeparators();
        if (!m_rest.empty() && m_rest.front() == '+')
            m_rest.remove_prefix(1);
        double value = 0;
        const auto result = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), value);
        if (result.ec != std::errc()) {
            m_fault = true;
            return 0;
        }
        m_rest.remove_prefix(static_cast<std::size_t>(result.ptr - m_rest.data()));
        return value;
    }

    // Flags of arcs are single digits that may touch what follows.
    bool flag()
    {
        skipSeparators();
        if (m_rest.empty() || (m_rest.front() != '0' && m_rest.front() != '1')) {
            m_fault = true;
            return false;
        }
        const bool set = m_rest.front() == '1';
        m_rest.remove_prefix(1);
        return set;
    }

    [[nodiscard]] bool relative() const { return m_command >= 'a'; }

    QPointF point()
    {
        const double x = number();
        const double y = number();
        return relative() ? QPointF(x, y) + m_at : QPointF(x, y);
    }

    bool apply()
    {
        const char kind = relative() ? static_cast<char>(m_command - 'a' + 'A') : m_command;
        const QPointF before = m_at;
        QPointF control = before;
        switch (kind) {
        case 'M':
            m_at = point();
            m_path.moveTo(m_at);
            break;
        case 'L':
            m_at = point();
            m_path.lineTo(m_at);
            break;
        case 'H':
            m_at.setX(number() + (relative() ? before.x() : 0));
            m_path.lineTo(m_at);
            break;
        case 'V':
            m_at.setY(number() + (relative() ? before.y() : 0));
            m_path.lineTo(m_at);
            break;
        case 'C':
        case 'S':
            control = cubic(kind == 'S');
            break;
        case 'Q':
        case 'T':
            control = quadratic(kind == 'T');
            break;
        case 'A':
            arc();
            break;
        case 'Z':
            m_path.closeSubpath();
            m_at = m_path.currentPosition();
            break;
        default:
            m_fault = true;
        }
        m_control = control;
        m_previous = kind;
        return !m_fault;
    }

    QPointF reflected(bool smooth) const { return smooth ? 2 * m_at - m_control : m_at; }

    QPointF cubic(bool smooth)
    {
        const QPointF first = smooth ? reflected(m_previous == 'C' || m_previous == 'S') : point();
        const QPointF second = point();
        m_at = point();
        m_path.cubicTo(first, second, m_at);
        return second;
    }

    QPointF quadratic(bool smooth)
    {
        const QPointF control = smooth ? reflected(m_previous == 'Q' || m_previous == 'T') : point();
        m_at = point();
        m_path.quadTo(control, m_at);
        return control;
    }

    // Endpoint to centre parameters as in the implementation notes of SVG 1.1 (F.6.5), then pieces of at most 90°.
    void arc()
    {
        double rx = std::abs(number());
        double ry = std::abs(number());
        const double turn = number() * std::numbers::pi / 180;
        const bool large = flag();
        const bool sweep = flag();
        const QPointF start = m_at;
        m_at = point();
        if (m_fault || start == m_at)
            return;
        if (rx == 0 || ry == 0) {
            m_path.lineTo(m_at);
            return;
        }
        const double c = std::cos(turn);
        const double s = std::sin(turn);
        const QPointF half = (start - m_at) / 2;
        const double x = c * half.x() + s * half.y();
        const double y = -s * half.x() + c * half.y();
        const double grow = std::sqrt(std::max(1.0, x * x / (rx * rx) + y * y / (ry * ry)));
        rx *= grow;
        ry *= grow;
        const double over = std::max(0.0, rx * rx * ry * ry - rx * rx * y * y - ry * ry * x * x);
        const double factor = (large == sweep ? -1 : 1) * std::sqrt(over / (rx * rx * y * y + ry * ry * x * x));
        const double cx = factor * rx * y / ry;
        const double cy = -factor * ry * x / rx;
        const double from = std::atan2((y - cy) / ry, (x - cx) / rx);
        double span = std::atan2((-y - cy) / ry, (-x - cx) / rx) - from;
        if (sweep && span < 0)
            span += 2 * std::numbers::pi;
        if (!sweep && span > 0)
            span -= 2 * std::numbers::pi;
        const QPointF center((start.x() + m_at.x()) / 2 + c * cx - s * cy,
                             (start.y() + m_at.y()) / 2 + s * cx + c * cy);
        arcPieces(center, rx, ry, turn, from, span);
    }

    void arcPieces(QPointF center, double rx, double ry, double turn, double from, double span)
    {
        const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(span) / (std::numbers::pi / 2) - 1e-9)));
        const double step = span / pieces;
        const double reach = 4.0 / 3 * std::tan(step / 4);
        const auto onEllipse = [&](double px, double py) {
            return center + QPointF(std::cos(turn) * rx * px - std::sin(turn) * ry * py,
                                    std::sin(turn) * rx * px + std::cos(turn) * ry * py);
        };
        for (int piece = 0; piece < pieces; ++piece) {
            const double a = from + step * piece;
            const double b = a + step;
            m_path.cubicTo(onEllipse(std::cos(a) - reach * std::sin(a), std::sin(a) + reach * std::cos(a)),
                           onEllipse(std::cos(b) + reach * std::sin(b), std::sin(b) - reach * std::cos(b)),
                           onEllipse(std::cos(b), std::sin(b)));
        }
    }

    std::string_view m_rest;
    QPainterPath m_path;
    QPointF m_at;
    QPointF m_control;
    char m_command = 0;
    char m_previous = 0;
    bool m_fault = false;
};

} // namespace

QPainterPath svgPath(std::string_view data)
{
    return PathReader(data).read();
}

} // namespace lensboard
