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
  /// The highest ratio of CPU time that is good.
  var target: Double
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
      ratios.append(usage.cpu / base.cpu)
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
