/// A description of the columns of a table, as Frictionless Table Schema has it.
public struct TableSchema: Hashable, Sendable {
  /// How the columns of a table have to agree with the fields of the schema.
  public enum FieldsMatch: String, Hashable, Sendable, CaseIterable {
    /// The same columns in the same order.
    case exact
    /// The same columns in any order.
    case equal
    /// All fields of the schema; the table may have more columns.
    case subset
    /// Only fields of the schema; the table may have fewer columns.
    case superset
    /// At least one field of the schema.
    case partial
  }

  /// The fields, in order.
  public var fields: [TableField]
  /// The texts that stand for no value.
  public var missingValues: [String]
  /// The names of the fields that together identify a record; none if empty.
  public var primaryKey: [String]
  /// How the header has to agree with the fields.
  public var fieldsMatch: FieldsMatch

  /// Creates a schema.
  public init(
    fields: [TableField], missingValues: [String] = [""], primaryKey: [String] = [], fieldsMatch: FieldsMatch = .exact
  ) {
    self.fields = fields
    self.missingValues = missingValues
    self.primaryKey = primaryKey
    self.fieldsMatch = fieldsMatch
  }
}
