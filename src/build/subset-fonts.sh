#!/usr/bin/env bash
# Makes the two bundled fonts (src/main/resources/cnnlab/ui/fonts) from Debian's fonts-noto-cjk:
# the simplified Chinese face of Noto Sans CJK, cut down to Latin, Greek, symbols and GB 2312.
# Needs: apt-get install fonts-noto-cjk python3-fonttools
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source=${1:-/usr/share/fonts/opentype/noto}
target=src/main/resources/cnnlab/ui/fonts
"${PYTHON:-python3}" - "$source" "$target" <<'PYTHON'
import sys
from fontTools import subset
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTCollection

FAMILY = "CNN Lab Sans"
LATIN_GREEK_SYMBOLS = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x391, 0x3C9), (0x2010, 0x2027), (0x2030, 0x203A), (0x2070, 0x209C),
    (0x20AC, 0x20AC), (0x2150, 0x215E), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x2460, 0x2473),
    (0x25A0, 0x25FF), (0x2605, 0x2606), (0x2713, 0x2717), (0x3000, 0x3017), (0xFF01, 0xFF5E), (0xFFE5, 0xFFE5),
]


def characters():
    chosen = {c for first, last in LATIN_GREEK_SYMBOLS for c in range(first, last + 1)}
    for row in range(16, 88):  # GB 2312: level 1 is rows 16 to 55, level 2 rows 56 to 87
        for cell in range(1, 95):
            try:
                chosen.add(ord(bytes([row + 0xA0, cell + 0xA0]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return chosen


def face(faces, language):
    return next(face for face in faces if face["name"].getDebugName(1).startswith(f"Noto Sans CJK {language}"))


def simplified_chinese(path):
    """The Chinese face, with quotation marks, ellipsis and middle dot as Latin text needs them: not full width.

    All faces of the collection share their glyphs, so that those of the Japanese face can be named.
    """
    faces = TTCollection(path).fonts
    font = face(faces, "SC")
    japanese = face(faces, "JP").getBestCmap()
    narrow = {code: japanese[code] for code in map(ord, "‘’“”·•")}
    narrow[ord("…")] = proportional(font)[font.getBestCmap()[ord("…")]]
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format in (4, 12):
            table.cmap.update(narrow)
    return font


def proportional(font):
    substitutes = {}
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "pwid":
            for index in record.Feature.LookupListIndex:
                for subtable in table.LookupList.Lookup[index].SubTable:
                    substitutes.update(getattr(subtable, "ExtSubTable", subtable).mapping)
    return substitutes


def narrow_times(font, bearing=70):
    """Takes the wide margins off the multiplication sign, which stands between digits everywhere."""
    name = font.getBestCmap()[ord("×")]
    width, left = font["hmtx"][name]
    cut = left - bearing
    chars = font["CFF "].cff.topDictIndex[0].CharStrings
    old = chars[name]
    glyphs = font.getGlyphSet()
    pen = T2CharStringPen(width - 2 * cut - old.private.nominalWidthX, glyphs)
    glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, -cut, 0)))
    chars[name] = pen.getCharString(old.private, old.globalSubrs)
    font["hmtx"][name] = (width - 2 * cut, bearing)


def rename(font, weight):
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in (0, 5, 7, 13, 14) and record.langID == 0x409]
    full = f"{FAMILY} {weight}"
    for number, text in ((1, FAMILY), (2, weight), (3, full), (4, full), (6, full.replace(" ", ""))):
        table.setName(text, number, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [full.replace(" ", "")]
    cff.topDictIndex[0].FullName = full
    cff.topDictIndex[0].FamilyName = FAMILY


def many_subroutines(font):
    """OpenPDF empties the subroutines that a document does not need, and numbers where they begin with one byte if
    they have 255 bytes in all: the last number is 256 then, and no viewer opens the font. 256 of them have more."""
    top = font["CFF "].cff.topDictIndex[0]
    for part in top.FDArray:
        subroutines = getattr(part.Private, "Subrs", None)
        while subroutines is not None and len(subroutines) < 256:
            subroutines.append(T2CharString(bytecode=b"\x0b", private=part.Private, globalSubrs=top.GlobalSubrs))


source, target = sys.argv[1:]
for weight in ("Regular", "Bold"):
    font = simplified_chinese(f"{source}/NotoSansCJK-{weight}.ttc")
    options = subset.Options(hinting=False, layout_features=["kern", "ccmp", "locl"], name_IDs=["*"], notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    narrow_times(font)
    rename(font, weight)
    for useless in ("vhea", "vmtx", "VORG", "BASE"):
        if useless in font:
            del font[useless]
    many_subroutines(font)
    font.save(f"{target}/CnnLabSans-{weight}.otf")
PYTHON
ls -l "$target"
