// SPDX-License-Identifier: Apache-2.0
#include "svgpath.h"

#include <QtMath>

#include <cmath>

namespace lensboard {

namespace {

class Reader
{
public:
    explicit Reader(QStringView data)
        : m_data(data)
    {
    }

    // The next command letter, or the one in force when numbers go on; a null character at the end.
    QChar command(QChar current)
    {
        skip();
        if (m_at >= m_data.size())
            return {};
        if (m_data[m_at].isLetter())
            return m_data[m_at++];
        if (current == QLatin1Char('M'))
            return QLatin1Char('L');
        if (current == QLatin1Char('m'))
            return QLatin1Char('l');
        return current;
    }

    qreal number()
    {
        skip();
        const qsizetype begin = m_at;
        bool dot = false;
        bool exponent = false;
        for (; m_at < m_data.size(); ++m_at) {
            const QChar c = m_data[m_at];
            const bool sign = c == QLatin1Char('-') || c == QLatin1Char('+');
            const bool afterExponent = m_at > begin && m_data[m_at - 1].toLower() == QLatin1Char('e');
            if (c.isDigit())
                continue;
            if (sign && (m_at == begin || afterExponent))
                continue;
            if (c == QLatin1Char('.') && !dot && !exponent) {
                dot = true;
                continue;
            }
            if (c.toLower() == QLatin1Char('e') && !exponent && m_at > begin) {
                exponent = true;
                continue;
            }
            break;
        }
        bool ok = false;
        const qreal value = m_data.mid(begin, m_at - begin).toDouble(&ok);
        m_failed = m_failed || !ok;
        return value;
    }

    // Flags of an arc may stand without a blank between them.
    bool flag()
    {
        skip();
        if (m_at >= m_data.size())
            return m_failed = true;
        return m_data[m_at++] == QLatin1Char('1');
    }

    [[nodiscard]] bool failed() const { return m_failed; }

private:
    void skip()
    {
        while (m_at < m_data.size() && (m_data[m_at].isSpace() || m_data[m_at] == QLatin1Char(',')))
            ++m_at;
    }

    QStringView m_data;
    qsizetype m_at = 0;
    bool m_failed = false;
};

struct Arc
{
    qreal rx, ry, rotation;
    bool large, sweep;
    QPointF end;
};

// Endpoint to centre parameters as in appendix F.6 of the SVG 1.1 recommendation, drawn as cubic curves.
void addArc(QPainterPath &path, Arc arc)
{
    const QPointF begin = path.currentPosition();
    arc.rx = std::abs(arc.rx);
    arc.ry = std::abs(arc.ry);
    if (qFuzzyIsNull(arc.rx) || qFuzzyIsNull(arc.ry) || begin == arc.end) {
        path.lineTo(arc.end);
        return;
    }
    const qreal angle = qDegreesToRadians(arc.rotation);
    const qreal c = std::cos(angle);
    const qreal s = std::sin(angle);
    const QPointF half = (begin - arc.end) / 2;
    const qreal x = c * half.x() + s * half.y();
    const qreal y = -s * half.x() + c * half.y();
    const qreal stretch = x * x / (arc.rx * arc.rx) + y * y / (arc.ry * arc.ry);
    if (stretch > 1) {
        arc.rx *= std::sqrt(stretch);
        arc.ry *= std::sqrt(stretch);
    }
    const qreal a = arc.rx * arc.rx * y * y + arc.ry * arc.ry * x * x;
    qreal factor = std::sqrt(std::max<qreal>(0, (arc.rx * arc.rx * arc.ry * arc.ry - a) / a));
    if (arc.large == arc.sweep)
        factor = -factor;
    const qreal cx = factor * arc.rx * y / arc.ry;
    const qreal cy = -factor * arc.ry * x / arc.rx;
    const QPointF center((begin.x() + arc.end.x()) / 2 + c * cx - s * cy,
                         (begin.y() + arc.end.y()) / 2 + s * cx + c * cy);
    const qreal from = std::atan2((y - cy) / arc.ry, (x - cx) / arc.rx);
    qreal sweep = std::atan2((-y - cy) / arc.ry, (-x - cx) / arc.rx) - from;
    if (arc.sweep && sweep < 0)
        sweep += 2 * M_PI;
    if (!arc.sweep && sweep > 0)
        sweep -= 2 * M_PI;
    const auto at = [&](qreal t, qreal px, qreal py) {
        const qreal ex = arc.rx * (std::cos(t) * px - std::sin(t) * py);
        const qreal ey = arc.ry * (std::sin(t) * px + std::cos(t) * py);
        return QPointF(center.x() + c * ex - s * ey, center.y() + s * ex + c * ey);
    };
    const int parts = std::max(1, int(std::ceil(std::abs(sweep) / M_PI_2)));
    const qreal step = sweep / parts;
    const qreal k = 4.0 / 3.0 * std::tan(step / 4);
    for (int i = 0; i < parts; ++i) {
        const qreal t = from + i * step;
        path.cubicTo(at(t, 1, k), at(t + step, 1, -k), i + 1 == parts ? arc.end : at(t + step, 1, 0));
    }
}

} // namespace

QPainterPath pathFromSvg(QStringView data)
{
    QPainterPath path;
    Reader reader(data);
    QPointF control; // of the last curve, for the smooth commands
    QChar last;
    for (QChar letter = reader.command({}); !letter.isNull(); letter = reader.command(letter)) {
        const bool relative = letter.isLower();
        const QPointF here = path.currentPosition();
        const QPointF base = relative ? here : QPointF();
        const auto point = [&] {
            const qreal x = reader.number();
            return base + QPointF(x, reader.number());
        };
        const auto mirrored = [&](const char *after) {
            return QLatin1String(after).contains(last.toLower()) ? here * 2 - control : here;
        };
        QPainterPath next = path;
        switch (letter.toLower().unicode()) {
        case 'm':
            next.moveTo(point());
            break;
        case 'l':
            next.lineTo(point());
            break;
        case 'h':
            next.lineTo(base.x() + reader.number(), here.y());
            break;
        case 'v':
            next.lineTo(here.x(), base.y() + reader.number());
            break;
        case 'c':
        case 's': {
            const QPointF first = letter.toLower() == QLatin1Char('c') ? point() : mirrored("cs");
            control = point();
            next.cubicTo(first, control, point());
            break;
        }
        case 'q':
        case 't':
            control = letter.toLower() == QLatin1Char('q') ? point() : mirrored("qt");
            next.quadTo(control, point());
            break;
        case 'a': {
            Arc arc{};
            arc.rx = reader.number();
            arc.ry = reader.number();
            arc.rotation = reader.number();
            arc.large = reader.flag();
            arc.sweep = reader.flag();
            arc.end = point();
            addArc(next, arc);
            break;
        }
        case 'z':
            next.closeSubpath();
            break;
        default:
            return path;
        }
        if (reader.failed())
            return path;
        path = next;
        last = letter;
        if (letter.toLower() == QLatin1Char('z'))
            letter = QLatin1Char('M');
    }
    return path;
}

} // namespace lensboard
