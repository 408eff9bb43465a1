/// How large things are: the least, the median, the mean, the most, in little memory for any number of them.
///
/// The median is exact below 128, and else within 1 % of the true one.
public struct SizeDistribution: Hashable, Sendable {
  /// How many bits of a size tell its class.
  private static let precision = 7

  /// How many there are.
  public private(set) var count = 0
  /// What they add up to.
  public private(set) var sum = 0
  /// The least, or 0 when there is none.
  public private(set) var least = 0
  /// The most, or 0 when there is none.
  public private(set) var most = 0
  /// How many there are of each class of sizes that share their first bits.
  private var classes: [Int: Int] = [:]

  /// Adds a size, which is not negative.
  mutating func add(_ size: Int) {
    least = count == 0 ? size : min(least, size)
    most = max(most, size)
    count += 1
    sum += size
    let shift = max(0, Int.bitWidth - size.leadingZeroBitCount - SizeDistribution.precision)
    classes[shift << SizeDistribution.precision + size >> shift, default: 0] += 1
  }

  /// Adds others.
  mutating func add(_ others: SizeDistribution) {
    guard others.count > 0 else { return }
    least = count == 0 ? others.least : min(least, others.least)
    most = max(most, others.most)
    count += others.count
    sum += others.sum
    classes.merge(others.classes, uniquingKeysWith: +)
  }

  /// The mean, rounded.
  public var mean: Int { count == 0 ? 0 : (sum + count / 2) / count }

  /// The one in the middle, the lesser one of two.
  public var median: Int {
    var rest = (count + 1) / 2
    for (number, count) in classes.sorted(by: { $0.key < $1.key }) {
      rest -= count
      guard rest <= 0 else { continue }
      let shift = number >> SizeDistribution.precision
      let first = (number & (1 << SizeDistribution.precision - 1)) << shift
      return min(max(first + (1 << shift) / 2, least), most)
    }
    return 0
  }
}
