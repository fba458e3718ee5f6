#!/bin/sh
# Holds the redlines of the history against the documents they were made from, with independent engines:
# accepting all changes must give the newer one, rejecting all the older one.
# 用独立的检查程序核对修订稿: 全部接受得到新版，全部拒绝得到旧版。
#
# validate.sh VALIDATE.PY [FOLDER]; FOLDER is out/abc beside this file without it.
set -e
here=$(cd "$(dirname "$0")" && pwd)
check="python3 $1"
cd "${2:-$here/out/abc}/out"

# pandoc leaves out marks of rows and words of drawings: no second opinion on a redline.
check="$check --quiet --skip pandoc"
waived="tracked:own only: \\[('[0-9]+'(, )?)*\\] . LibreOffice only: \\[('([0-9]+|.u200d)'(, )?)+\\]"
status=0
for format in docx odt; do
  for pair in A0:A1 A1:A2 A2:B0; do
    old=${pair%:*} new=${pair#*:}
    # LibreOffice counts the pages that references show by itself, in the layout it has at the moment: with
    # all changes in sight, or with a column that ODF cannot track. In empty rows that are tracked it leaves
    # a character of its own (U+200D). Whether the text is that of the two documents is not waived.
    $check --waive "$waived" --original ./*"手册-$old.$format" --revised ./*"手册-$new.$format" "$old-$new.$format" ||
      status=1
  done
done
exit $status
