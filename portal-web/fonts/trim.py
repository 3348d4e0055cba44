#!/usr/bin/env python3
"""Makes the font of our papers from Noto Sans JP: trim.py NotoSansJP_400Regular.ttf OUT.ttf (needs fonttools 4.38).

PDFBox tells a reader of the text, for each glyph, the lowest character that is drawn with it. Noto
draws several characters with one glyph, so 山 would be read as the radical U+2F2D. Therefore the
radicals (U+2E80-2FDF) and U+2027 go, and of what is left every character gets a glyph of its own.
"""
import sys
from copy import deepcopy

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

DROPPED = [(0x1100, 0x11FF), (0x2027, 0x2027), (0x2E80, 0x2FDF), (0x3130, 0x318F), (0xAC00, 0xD7FF), (0xFFA0, 0xFFDC)]


def is_dropped(char):
    return any(first <= char <= last for first, last in DROPPED)


def subset(font):
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "BASE", "STAT", "vhea", "vmtx", "gasp", "prep"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[char for char in font.getBestCmap() if not is_dropped(char)])
    subsetter.subset(font)


def copy_of(name):
    component = GlyphComponent()
    component.glyphName, component.x, component.y, component.flags = name, 0, 0, 0x0204
    glyph = Glyph()
    glyph.numberOfContours = -1
    glyph.components = [component]
    return glyph


def part(font):
    """Gives every character a glyph of its own."""
    taken, order = set(), list(font.getGlyphOrder())
    glyf, hmtx, cmap = font["glyf"], font["hmtx"], dict(font.getBestCmap())
    for char in sorted(cmap):
        name = cmap[char]
        if name in taken:
            twin = "twin%05X" % char
            order.append(twin)
            glyf.glyphs[twin] = copy_of(name) if glyf[name].numberOfContours else deepcopy(glyf[name])
            hmtx.metrics[twin] = hmtx.metrics[name]
            cmap[char] = twin
        taken.add(cmap[char])
    font.setGlyphOrder(order)
    glyf.setGlyphOrder(order)
    # Variation sequences (format 14) are not read by PDFBox.
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format != 14]
    for table in font["cmap"].tables:
        if table.isUnicode():
            limit = 0xFFFF if table.format == 4 else 0x10FFFF
            table.cmap = {char: name for char, name in cmap.items() if char <= limit}


font = TTFont(sys.argv[1], recalcTimestamp=False)
subset(font)
part(font)
font.save(sys.argv[2])
