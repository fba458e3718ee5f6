/// Who made the changes that a redline marks, and on which day.
///
/// Word processors show both beside every change; no clock is asked for either.
package struct RedlineStamp: Hashable, Sendable {
  package var author: String
  package var date: Day

  package init(author: String, date: Day) {
    self.author = author
    self.date = date
  }
}
