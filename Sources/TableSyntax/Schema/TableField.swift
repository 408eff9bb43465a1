/// A column as a ``TableSchema`` describes it.
public struct TableField: Hashable, Sendable {
  /// What the values of a column are; the raw values are the names of the standard.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Text.
    case string
    /// A decimal number, `INF`, `-INF` or `NaN`.
    case number
    /// A whole number.
    case integer
    /// One of the field's ``TableField/trueValues`` and ``TableField/falseValues``.
    case boolean
    /// A JSON object.
    case object
    /// A JSON array.
    case array
    /// A calendar date.
    case date
    /// A time of day.
    case time
    /// A date with a time.
    case datetime
    /// A year.
    case year
    /// A year and a month.
    case yearmonth
    /// A duration in ISO 8601 notation.
    case duration
    /// A longitude and a latitude.
    case geopoint
    /// A GeoJSON object.
    case geojson
    /// Values in a row; only the constraints are checked.
    case list
    /// Anything.
    case any
  }

  /// What the values of a column have to keep to.
  public struct Constraints: Hashable, Sendable {
    /// Whether every record needs a value.
    public var isRequired: Bool
    /// Whether no two records may have the same value.
    public var isUnique: Bool
    /// The smallest length: Unicode scalars of a text, members of an object or array.
    public var minimumLength: Int?
    /// The greatest length: Unicode scalars of a text, members of an object or array.
    public var maximumLength: Int?
    /// The smallest value, written as a value of the column is.
    public var minimum: String?
    /// The greatest value, written as a value of the column is.
    public var maximum: String?
    /// A regular expression that the whole value has to match.
    public var pattern: String?
    /// The values allowed, written as values of the column are; `nil` allows all.
    public var allowedValues: [String]?

    /// Creates constraints; the default constrains nothing.
    public init(
      isRequired: Bool = false, isUnique: Bool = false, minimumLength: Int? = nil, maximumLength: Int? = nil,
      minimum: String? = nil, maximum: String? = nil, pattern: String? = nil, allowedValues: [String]? = nil
    ) {
      self.isRequired = isRequired
      self.isUnique = isUnique
      self.minimumLength = minimumLength
      self.maximumLength = maximumLength
      self.minimum = minimum
      self.maximum = maximum
      self.pattern = pattern
      self.allowedValues = allowedValues
    }
  }

  /// The name, which is the text of the header.
  public var name: String
  /// What the values are.
  public var kind: Kind
  /// The notation of the values: `default`, `any`, a name such as `email`, or a pattern such as `%d.%m.%Y`.
  public var format: String
  /// A name for people, or empty.
  public var title: String
  /// What the column means, or empty.
  public var description: String
  /// What the values have to keep to.
  public var constraints: Constraints
  /// The texts that stand for no value in this column, or `nil` for those of the schema.
  public var missingValues: [String]?
  /// The texts that mean yes.
  public var trueValues: [String]
  /// The texts that mean no.
  public var falseValues: [String]
  /// The decimal sign of numbers.
  public var decimalCharacter: String
  /// The sign between groups of digits, or empty.
  public var groupCharacter: String
  /// Whether numbers stand without text around them, such as a currency or a percent sign.
  public var isBareNumber: Bool

  /// Creates a field; the defaults are those of the standard.
  public init(
    name: String, kind: Kind = .string, format: String = "default", title: String = "", description: String = "",
    constraints: Constraints = Constraints(), missingValues: [String]? = nil,
    trueValues: [String] = ["true", "True", "TRUE", "1"], falseValues: [String] = ["false", "False", "FALSE", "0"],
    decimalCharacter: String = ".", groupCharacter: String = "", isBareNumber: Bool = true
  ) {
    self.name = name
    self.kind = kind
    self.format = format
    self.title = title
    self.description = description
    self.constraints = constraints
    self.missingValues = missingValues
    self.trueValues = trueValues
    self.falseValues = falseValues
    self.decimalCharacter = decimalCharacter
    self.groupCharacter = groupCharacter
    self.isBareNumber = isBareNumber
  }
}
