#!/usr/bin/env python3
"""Writes the table of HTML's named character references from Python's own copy of it.

Usage: Scripts/html-entities.py > Sources/HTMLSyntax/References/NamedCharacterData.swift
"""

from html.entities import html5

WIDTH = 118

entries = []
for name, value in sorted(html5.items()):
    if not name.endswith(";"):
        continue
    bare = name[:-1]
    mark = "" if bare in html5 else ";"
    codes = ",".join(f"{ord(character):X}" for character in value)
    entries.append(f"{bare}{mark}={codes}")

lines = [""]
for entry in entries:
    if len(lines[-1]) + 1 + len(entry) > WIDTH - 4:
        lines.append("")
    lines[-1] += (" " if lines[-1] else "") + entry

print("// Written by Scripts/html-entities.py; not to be edited by hand.")
print()
print("extension NamedCharacters {")
print("  /// Every name with the code points that it stands for; one without a semicolon may be written without it.")
print('  static let data: StaticString = """')
for line in lines:
    print(f"    {line}")
print('    """')
print("}")
