"""Prints the line coverage of every room in Sources and fails below a bound.

Usage: coverage.py CODECOV.json PERCENT
"""

import collections
import json
import sys

report, bound = sys.argv[1], float(sys.argv[2])
rooms = collections.defaultdict(lambda: [0, 0])
for file in json.load(open(report))["data"][0]["files"]:
    name = file["filename"]
    if "/Sources/" not in name or "/.build/" in name:
        continue
    lines = file["summary"]["lines"]
    for room in (name.split("/Sources/")[1].split("/")[0], "all"):
        rooms[room][0] += lines["covered"]
        rooms[room][1] += lines["count"]
for room, (covered, count) in sorted(rooms.items(), key=lambda item: (item[0] == "all", item[0])):
    print(f"{room:16} {100 * covered / count:6.1f} %  {covered} of {count} lines")
covered, count = rooms["all"]
sys.exit(0 if 100 * covered >= bound * count else f"below {bound} %")
