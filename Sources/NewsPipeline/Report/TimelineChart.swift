internal import XMLSyntax

/// Draws how many articles there are of each month or year as SVG, in colours that the page sets.
struct TimelineChart {
  private static let width = 720
  private static let height = 180
  /// Room for the greatest count above the bars, and for the times below them.
  private static let margin = (top: 20, bottom: 22)
  /// How many times are written below the bars at most.
  private static let labels = 8

  let bars: [Timeline.Bar]

  /// Draws the chart.
  func write(to page: inout XMLWriter) {
    guard let first = bars.first, let last = bars.last, let most = bars.map(\.count).max(), most > 0 else { return }
    let chart = TimelineChart.self
    page.start("svg")
    page.attribute("viewBox", "0 0 \(chart.width) \(chart.height)")
    page.attribute("role", "img")
    page.attribute(
      "aria-label", "Articles from \(first.label) to \(last.label), at most \(most) in one bar")
    let slot = chart.tenths(chart.width, 1, bars.count)
    let room = chart.height - chart.margin.top - chart.margin.bottom
    let ground = chart.height - chart.margin.bottom
    let step = (bars.count + chart.labels - 1) / chart.labels
    for (index, bar) in bars.enumerated() {
      let left = chart.tenths(chart.width, index, bars.count)
      let height = bar.count == 0 ? 0 : max(10, chart.tenths(room, bar.count, most))
      page.start("rect")
      page.attribute("x", chart.decimal(left + slot / 20))
      page.attribute("y", chart.decimal(10 * ground - height))
      page.attribute("width", chart.decimal(max(5, slot - slot / 10)))
      page.attribute("height", chart.decimal(height))
      page.element("title", "\(bar.label): \(bar.count)")
      page.end()
      guard index % step == 0 else { continue }
      page.start("text")
      page.attribute("x", chart.decimal(left + slot / 20))
      page.attribute("y", "\(chart.height - 6)")
      page.text(bar.label)
      page.end()
    }
    page.start("line")
    page.attribute("x1", "0")
    page.attribute("x2", "\(chart.width)")
    page.attribute("y1", "\(ground)")
    page.attribute("y2", "\(ground)")
    page.end()
    page.start("text")
    page.attribute("x", "0")
    page.attribute("y", "13")
    page.text("at most \(most)")
    page.end()
    page.end()
  }

  /// A share of a length in tenths, rounded: floating-point numbers are not spelled alike everywhere.
  private static func tenths(_ length: Int, _ part: Int, _ whole: Int) -> Int {
    (10 * length * part + whole / 2) / whole
  }

  private static func decimal(_ tenths: Int) -> String {
    tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
