/// One figure that the project holds itself to.
struct Measure {
  /// Its name, such as `P1`.
  var name: String
  /// What is measured.
  var what: String
  /// The command that the ratio is to.
  var floor: Command
  /// The command that is measured.
  var subject: Command
  /// The highest ratio that is good, or the lowest speed-up.
  var target: Double
  /// What is compared.
  var quantity = Quantity.cpu

  /// What two commands are compared by.
  enum Quantity {
    /// The CPU time of the subject, to that of the floor.
    case cpu
    /// How many times faster than the floor the subject is on the clock.
    case speedUp
  }

  /// Whether a ratio is good.
  func isMet(by ratio: Double) -> Bool { quantity == .cpu ? ratio <= target : ratio >= target }
}

extension Measure {
  /// Runs both commands in rotation and takes the median of the rounds' ratios, which holds on a noisy machine where
  /// times do not. The first round warms the caches and does not count.
  func run(rounds: Int) throws -> (ratio: Double, floor: Double, subject: Double, peak: Double) {
    var ratios: [Double] = []
    var floors: [Double] = []
    var subjects: [Double] = []
    var peak = 0.0
    for round in 0...rounds {
      let base = try floor.run(round: round)
      let usage = try subject.run(round: round)
      guard round > 0 else { continue }
      ratios.append(quantity == .cpu ? usage.cpu / base.cpu : base.wall / usage.wall)
      floors.append(base.cpu)
      subjects.append(usage.cpu)
      peak = max(peak, usage.peak)
    }
    return (ratios.median, floors.median, subjects.median, peak)
  }
}

extension [Double] {
  fileprivate var median: Double { sorted()[count / 2] }
}
