#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes inter-advances.txt from the Inter fonts of Debian's package fonts-inter.

Reads only the tables head, hhea, hmtx and cmap, so nothing beyond Python itself is needed:
    python3 make-advances.py /usr/share/fonts/opentype/inter > inter-advances.txt
"""
import struct
import sys

# Scripts that Inter draws; everything else is estimated by the program (text.cpp).
RANGES = [(0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x2FF), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF),
          (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20C0), (0x2100, 0x214F), (0x2150, 0x218F),
          (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x2460, 0x24FF), (0x25A0, 0x25FF),
          (0x2600, 0x26FF), (0x2700, 0x27BF), (0xFB00, 0xFB06)]


def tables(data):
    count = struct.unpack(">H", data[4:6])[0]
    found = {}
    for index in range(count):
        tag, _, offset, length = struct.unpack(">4sLLL", data[12 + 16 * index:28 + 16 * index])
        found[tag.decode()] = data[offset:offset + length]
    return found


def characters(cmap):
    count = struct.unpack(">H", cmap[2:4])[0]
    best = None
    for index in range(count):
        platform, encoding, offset = struct.unpack(">HHL", cmap[4 + 8 * index:12 + 8 * index])
        if struct.unpack(">H", cmap[offset:offset + 2])[0] == 12:
            best = offset
    if best is None:
        sys.exit("the font has no cmap of format 12")
    groups = struct.unpack(">L", cmap[best + 12:best + 16])[0]
    glyphs = {}
    for index in range(groups):
        start, end, glyph = struct.unpack(">LLL", cmap[best + 16 + 12 * index:best + 28 + 12 * index])
        for code in range(start, end + 1):
            glyphs[code] = glyph + code - start
    return glyphs


def advances(path):
    with open(path, "rb") as font:
        found = tables(font.read())
    units = struct.unpack(">H", found["head"][18:20])[0]
    metrics = struct.unpack(">H", found["hhea"][34:36])[0]
    widths = [struct.unpack(">H", found["hmtx"][4 * i:4 * i + 2])[0] for i in range(metrics)]
    return {code: round(widths[min(glyph, metrics - 1)] * 1000 / units)
            for code, glyph in characters(found["cmap"]).items()}


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/opentype/inter"
    print("# Advance widths of Inter in thousandths of an em, written by make-advances.py; do not edit.")
    print("# WEIGHT FIRST: widths of consecutive characters, - where the font has none")
    for weight, name in ((400, "Regular"), (600, "SemiBold")):
        table = advances(f"{folder}/Inter-{name}.otf")
        for first, last in RANGES:
            row = [str(table.get(code, "-")) for code in range(first, last + 1)]
            if any(width != "-" for width in row):
                print(f"{weight} {first:04X}: {' '.join(row)}")


main()
