import ManualModel
import Testing

@testable import TemplateEngine

struct ChineseNumeralsTests {
  @Test(arguments: [
    (0, "零", "零"), (7, "七", "柒"), (10, "十", "壹拾"), (12, "十二", "壹拾贰"), (20, "二十", "贰拾"),
    (105, "一百零五", "壹佰零伍"), (110, "一百一十", "壹佰壹拾"), (1001, "一千零一", "壹仟零壹"),
    (10_000, "一万", "壹万"), (10_010, "一万零一十", "壹万零壹拾"), (120_000, "十二万", "壹拾贰万"),
    (100_500_000, "一亿零五十万", "壹亿零伍拾万"), (1_000_000_001, "十亿零一", "壹拾亿零壹"),
    (20_001_000, "二千万一千", "贰仟万壹仟"), (-3, "负三", "负叁"),
  ])
  func writesNumbers(number: Int, everyday: String, financial: String) {
    #expect(ChineseNumerals.everyday(number) == everyday)
    #expect(ChineseNumerals.financial(number) == financial)
  }

  @Test(arguments: [
    (1, 8, 1, "12.5%"), (1, 3, 2, "33.33%"), (2, 3, 0, "67%"), (1, 2, 3, "50%"), (0, 5, 1, "0%"),
    (-1, 8, 1, "-12.5%"), (3, 2, 1, "150%"), (1, 1000, 1, "0.1%"), (1, 2000, 1, "0.1%"),
  ])
  func writesShares(part: Int, whole: Int, digits: Int, text: String) {
    #expect(ChineseNumerals.percent(part, of: whole, digits: digits) == text)
  }

  @Test func knowsNoShareOfNothing() {
    #expect(ChineseNumerals.percent(1, of: 0, digits: 1) == nil)
    #expect(ChineseNumerals.percent(.max, of: 1, digits: 6) == nil)
    #expect(ChineseNumerals.percent(1, of: 1, digits: 9) == nil)
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")])
  func groupsDigits(number: Int, text: String) {
    #expect(ChineseNumerals.grouped(number) == text)
  }

  @Test func addsDaysAcrossMonthsAndLeapYears() throws {
    let start = try #require(Day(parsing: "2023-12-25"))
    var day = start
    for count in 1...1200 {
      let next = try #require(day.adding(1))
      #expect(next.ordinal == day.ordinal + 1)
      #expect(start.adding(count) == next)
      day = next
    }
    #expect(Day(parsing: "2024-02-28")?.adding(2) == Day(parsing: "2024-03-01"))
    #expect(Day(parsing: "2000-03-01")?.adding(-1) == Day(parsing: "2000-02-29"))
    #expect(Day(parsing: "1900-02-28")?.adding(1) == Day(parsing: "1900-03-01"))
    #expect(start.adding(.max) == nil)
    #expect(Day(parsing: "9999-12-31")?.adding(1) == nil)
  }
}
