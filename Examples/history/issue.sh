#!/bin/sh
# The history of the example: A0, A1, A2 and B0 of abc, issued one after the other with fixed dates.
# 示例的修订历史: 依次发布 A0、A1、A2、B0。
#
#   A1  a hotline, a promise, an outlet that closed and one that opened   热线、承诺、网点
#   A2  a department renamed in all of the manual, a goal, the headcount, a product more,  部门更名、目标、人数、商品、
#       a mark of the matrix   部门更名、目标、人数、商品、备件、收费、职责分配
#   B0  a clause excluded, a person replaced, a section rewritten         删减条款、换人、改写一节、换版
#
# issue.sh [FOLDER] also writes the differences and the redlines; FOLDER is out/abc beside this file without
# it, and SHOUCE names the program.
set -e
here=$(cd "$(dirname "$0")" && pwd)
shouce=${SHOUCE:-shouce}
company=${1:-$here/out/abc}

rm -rf "$company"
mkdir -p "$company"
cp "$here/../abc/profile.yaml" "$here/../abc/logo.png" "$company"
"$shouce" issue "$company" --reason 首次发布
cp "$here/A1/profile.yaml" "$company"
"$shouce" issue "$company" --reason 年度评审：调整网点、热线和到场时限
cp "$here/A2/profile.yaml" "$company"
"$shouce" issue "$company" --reason 机构调整
cp -r "$here/B0/profile.yaml" "$here/B0/templates" "$company"
"$shouce" issue "$company" --reason 业务调整，不再销售整机 --reissue
"$shouce" log "$company" --verify

# What a reviewer reads: each version beside the one before.
cd "$company"
for pair in A0:A1 A1:A2 A2:B0; do
  old=${pair%:*} new=${pair#*:}
  "$shouce" diff "$old" "$new" --audit
  for format in html docx odt; do
    "$shouce" diff "$old" "$new" --format "$format" --author 文控员 --date 2028-03-20 -o "out/$old-$new.$format"
  done
done
