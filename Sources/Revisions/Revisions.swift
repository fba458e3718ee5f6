// What became of a manual: kept as data, compared, marked, told.
//
// Floor 2: sees ManualModel and Packaging. Pure: no files, no clock, no wording of its own.
//
//   Archive/     ``ManualArchive``: a manual ⇄ XML with its pictures beside it; `issued/A1/` and what
//                our documents carry inside.
//   Comparison/  What is the same in two manuals: ``SequenceAligner`` for sections, blocks, items,
//                rows and columns (identity, content, likeness, moves); ``Atomizer``, ``AtomDiff`` and
//                ``RegionTidier`` inside a paragraph; ``Imprint`` for what a document shows.
//   Redline/     ``Redline``: two manuals woven into one with marks (`Change` in ManualModel), and
//                each of them again out of it; ``Redline/verify(_:_:_:)`` says whether they are.
//   Difference/  ``Difference``: the facts that changed with the places they reach, the sections, the
//                passages of each; from a redline.
//   Summary/     ``ChangeSummary``: the lines of a table of revisions in the phrases of a pack
//                (`changes.yaml`, read by Profiles as `PackPhrases`).
//
// For a ledger: `ManualArchive.bytes(of:digest:)` and `files(of:)` freeze a manual, `read` brings it
// back; `Difference(old, new)` compares (basis `.content` for documents that are not ours);
// `isEmpty` says that nothing changed; `ChangeSummary(difference, phrases).text` is what the row says,
// `numbers` its clauses. Compare manuals of one version: what a version prints of itself (header,
// cover, table of revisions) is a difference too.
//
// For writers: `Redline.of(old, new)`, or `Difference.redline`. Each node of the tree may have a
// `change`, and an inline may be `.changed(change, inline)`; the nearest mark from the inside out
// counts. A node marked as a whole has no marks inside but, in the halves of a move, `deleted` and
// `inserted` ones. `Paragraph.endChange` is the mark of a paragraph's end. A table has one grid for
// both: a marked column and its cells, cells of no table where a marked row crosses a marked column,
// rows spanned counted in the redline. In text what is deleted stands before what is inserted.
// `Manual.predecessor` holds what text cannot show: properties, theme, targets and contents of the
// older manual. A reference in deleted text shows its target there.
//
// What follows by itself is marked where it shows another text: lines of the table of contents,
// numbers in references and captions, numbers of pages (`Predecessor.pages`, where those of both are
// known). Word tracks these too, when it renews them while changes are tracked; without the marks who
// rejects would have the newer numbers. Only what differs is marked, and measures count it apart:
// `WrittenMeasure` in Tests/RedlineSupport, what is marked in a written document against what a
// careful person would mark.
