import ArticleModel
import TableSyntax
import Testing

@Suite struct TableSchemaTests {
  /// Checks a whole table and returns the diagnostics as they are printed.
  private func check(
    _ text: String, _ schema: TableSchema, checkers: TableCheckers = TableCheckers()
  ) throws -> [String] {
    var validator = TableSchemaValidator(schema: schema, checkers: checkers)
    var diagnostics: [Diagnostic] = []
    var reader = TableReader(source: "a.csv")
    let handler = { (record: TableRecord) in
      diagnostics += record.row == 1 ? validator.check(header: record) : validator.check(record)
    }
    try reader.push(Array(text.utf8).span, handler: handler)
    try reader.finish(handler: handler)
    return diagnostics.map(\.description)
  }

  /// Returns whether a value keeps to a field.
  private func accepts(_ value: String, _ field: TableField, checkers: TableCheckers = TableCheckers()) throws -> Bool {
    var writer = TableWriter()
    writer.record([field.name, "end"])
    writer.record([value, ""])
    let schema = TableSchema(fields: [field], fieldsMatch: .subset)
    let problems = try check(String(decoding: writer.bytes, as: UTF8.self), schema, checkers: checkers)
    #expect(problems.allSatisfy { $0.hasPrefix("a.csv:2:1: error: Row 2, column \"\(field.name)\": ") })
    return problems.isEmpty
  }

  @Test(
    "Values are held to the kind and format of their field",
    arguments: [
      (
        TableField.Kind.integer, "default", ["0", "-12", "+7", "1234567890123456789012345678901234567890"],
        ["1.0", "x", "-", "1e3", " 1"]
      ),
      (
        .number, "default", ["1", "-1.5", ".5", "1e3", "1E-3", "INF", "-INF", "NaN"],
        ["1,5", "inf", "0x1p3", "1e", ".", "--1"]
      ),
      (.boolean, "default", ["true", "False", "1", "0"], ["yes", "TRUe"]),
      (
        .date, "default", ["2024-02-29", "1900-12-31"],
        ["2023-02-29", "1900-02-29", "2024-13-01", "2024-1-1", "01.02.2024", "2024-02-29Z"]
      ),
      (.date, "%d.%m.%Y", ["29.02.2024", "1.2.2024"], ["2024-02-29", "32.1.2024", "29.02.2024 "]),
      (.date, "%d %b %Y", ["29 Feb 2024"], ["29 Foo 2024", "29 February 2024"]),
      (.date, "%d %B %Y", ["29 February 2024", "1 May 2024", "1 december 2024"], ["29 Feb 2024"]),
      (.date, "any", ["yesterday"], []),
      (
        .time, "default", ["23:59:60", "00:00:00.123", "12:00:00Z", "12:00:00+02:00"],
        ["24:00:00", "12:00", "12:60:00"]
      ),
      (
        .datetime, "default", ["2024-02-29T12:00:00Z", "2024-02-29T12:00:00.5-05:00", "2024-02-29T12:00:00"],
        ["2024-02-29", "2024-02-29 12:00:00", "2024-02-30T12:00:00Z", "2024-02-29T12:00:00+25:00"]
      ),
      (.year, "default", ["2024", "-0044"], ["24", "2024-01"]),
      (.yearmonth, "default", ["2024-02"], ["2024", "2024-13", "2024-2"]),
      (.duration, "default", ["P1Y2M3DT4H5M6.7S", "PT1S", "-P1D"], ["P", "PT", "1D", "P1S", "P1DT"]),
      (.geopoint, "default", ["12.5, -45", "0,0"], ["181,0", "0,91", "0", "a,b"]),
      (.geopoint, "array", ["[12.5, -45]"], ["12.5,-45"]),
      (.string, "email", ["a@b.example"], ["a.b.example", "@b", "a@", "a b@c"]),
      (.string, "uri", ["https://a.example/b", "urn:newsml:x"], ["a.example", "http:", "1a:b", "http://a b"]),
      (
        .string, "uuid", ["123e4567-e89b-12d3-a456-426614174000"],
        ["123e4567e89b12d3a456426614174000", "123g4567-e89b-12d3-a456-426614174000"]
      ),
      (.string, "binary", ["YWJj", "YQ==", ""], ["YQ=", "Y=Q=", "a b="]),
      (.string, "default", ["anything\nat all"], []),
      (.any, "default", ["anything"], []),
    ])
  func checksKinds(kind: TableField.Kind, format: String, good: [String], bad: [String]) throws {
    let field = TableField(name: "x", kind: kind, format: format)
    for value in good { #expect(try accepts(value, field), "\(value)") }
    for value in bad { #expect(try !accepts(value, field), "\(value)") }
  }

  @Test("Numbers may have other signs and text around them") func checksNumberNotation() throws {
    let euro = TableField(
      name: "x", kind: .number, decimalCharacter: ",", groupCharacter: ".", isBareNumber: false)
    #expect(try accepts("1.234,50 €", euro))
    #expect(try !accepts("euro", euro))
    #expect(try accepts("95%", TableField(name: "x", kind: .integer, isBareNumber: false)))
    #expect(try !accepts("95%", TableField(name: "x", kind: .integer)))
  }

  @Test("Each broken constraint is said in plain words with its place") func reportsConstraints() throws {
    let schema = TableSchema(fields: [
      TableField(name: "id", constraints: .init(isRequired: true, isUnique: true)),
      TableField(name: "level", kind: .integer, constraints: .init(minimum: "1", maximum: "9")),
      TableField(name: "status", constraints: .init(allowedValues: ["usable", "withheld"])),
      TableField(name: "code", constraints: .init(minimumLength: 2, maximumLength: 3)),
      TableField(name: "day", kind: .date, constraints: .init(minimum: "2000-01-01")),
      TableField(name: "word", constraints: .init(pattern: "[a-z]+")),
    ])
    let text = """
      id,level,status,code,day,word
      1,9,usable,日本,2024-01-01,abc
      ,0,dead,é,1999-12-31,A
      1,10,,abcd,"2024-01-
      01",
      2
      """
    let checkers = TableCheckers(pattern: { pattern, value in
      pattern == "[a-z]+" && value.allSatisfy { ("a"..."z").contains($0) }
    })
    #expect(
      try check(text, schema, checkers: checkers) == [
        "a.csv:3:1: error: Row 3, column \"id\": A value is required [table-required]",
        "a.csv:3:2: error: Row 3, column \"level\": \"0\" is less than \"1\" [table-range]",
        "a.csv:3:4: error: Row 3, column \"status\": \"dead\" is not one of \"usable\", \"withheld\" [table-enum]",
        "a.csv:3:9: error: Row 3, column \"code\": The value has 1 character, at least 2 are required [table-length]",
        "a.csv:3:11: error: Row 3, column \"day\": \"1999-12-31\" is less than \"2000-01-01\" [table-range]",
        "a.csv:3:22: error: Row 3, column \"word\": \"A\" does not match the pattern [a-z]+ [table-pattern]",
        "a.csv:4:1: error: Row 4, column \"id\": \"1\" must be unique and stands in row 2 already [table-unique]",
        "a.csv:4:3: error: Row 4, column \"level\": \"10\" is greater than \"9\" [table-range]",
        "a.csv:4:7: error: Row 4, column \"code\": The value has 4 characters, at most 3 are allowed [table-length]",
        "a.csv:4:12: error: Row 4, column \"day\": \"2024-01- 01\" is not a date (YYYY-MM-DD) [table-type]",
      ])
  }

  @Test("Times are compared across offsets") func comparesTimes() throws {
    let field = TableField(name: "x", kind: .datetime, constraints: .init(maximum: "2024-01-01T00:00:00Z"))
    #expect(try accepts("2024-01-01T02:00:00+02:00", field))
    #expect(try !accepts("2023-12-31T23:00:00-02:00", field))
  }

  @Test("Whole numbers are compared exactly") func comparesNumbers() throws {
    let field = TableField(name: "x", kind: .integer, constraints: .init(maximum: "9007199254740992"))
    #expect(try accepts("9007199254740992", field))
    #expect(try !accepts("9007199254740993", field))
  }

  @Test("JSON is left to the checker") func checksJSON() throws {
    let json: @Sendable (Span<UInt8>) -> TableCheckers.JSON = { bytes in
      guard bytes.count > 1 else { return .malformed("It ends too early") }
      return bytes[0] == UInt8(ascii: "{")
        ? .object(count: 1) : bytes[0] == UInt8(ascii: "[") ? .array(count: 2) : .scalar
    }
    let schema = TableSchema(fields: [
      TableField(name: "object", kind: .object, constraints: .init(minimumLength: 2)),
      TableField(name: "array", kind: .array),
    ])
    #expect(
      try check("object,array\n\"{\"\"a\"\":1}\",\"[1,2]\"\n[],[\n12,{}\n", schema, checkers: .init(json: json)) == [
        "a.csv:2:1: error: Row 2, column \"object\": The value has 1 member, at least 2 are required [table-length]",
        "a.csv:3:1: error: Row 3, column \"object\": \"[]\" is not a JSON object [table-type]",
        "a.csv:3:4: error: Row 3, column \"array\": \"[\" is not JSON: It ends too early [table-json]",
        "a.csv:4:1: error: Row 4, column \"object\": \"12\" is not a JSON object [table-type]",
        "a.csv:4:4: error: Row 4, column \"array\": \"{}\" is not a JSON array [table-type]",
      ])
  }

  @Test("What is not checked is said once, with the header") func reportsGaps() throws {
    let schema = TableSchema(
      fields: [
        TableField(name: "a", kind: .object),
        TableField(name: "b", constraints: .init(pattern: "x")),
        TableField(name: "c", kind: .date, format: "%Q", constraints: .init(minimum: "1")),
        TableField(name: "d", kind: .integer, constraints: .init(maximum: "many", allowedValues: ["1", "two"])),
      ], primaryKey: ["e"])
    #expect(
      try check("a,b,c,d\n1,2,3,1\n", schema) == [
        "a.csv:1:1: warning: The primary key names \"e\", which is not in the schema [table-unchecked]",
        "a.csv:1:1: warning: The JSON in column \"a\" is not checked [table-unchecked]",
        "a.csv:1:1: warning: The pattern of column \"b\" is not checked [table-unchecked]",
        "a.csv:1:1: warning: The format \"%Q\" of column \"c\" is not known [table-unchecked]",
        "a.csv:1:1: warning: The minimum \"1\" of column \"c\" is not a date (%Q) and not checked [table-unchecked]",
        "a.csv:1:1: warning: The maximum \"many\" of column \"d\" is not a whole number and not checked [table-unchecked]",
        "a.csv:1:1: warning: The allowed value \"two\" of column \"d\" is not a whole number [table-unchecked]",
      ])
  }

  @Test(
    "The header is held to the fields as the schema asks",
    arguments: [
      (TableSchema.FieldsMatch.exact, "a,b", []),
      (.exact, "b,a", ["a.csv:1:1: error: Column \"b\" stands where \"a\" belongs [table-header]"]),
      (.exact, "a", ["a.csv:1:2: error: Column \"b\" is missing [table-header]"]),
      (
        .exact, "a,b,é,c",
        [
          "a.csv:1:5: error: Column \"é\" is not in the schema [table-header]",
          "a.csv:1:7: error: Column \"c\" is not in the schema [table-header]",
        ]
      ),
      (.exact, "a,b,a", ["a.csv:1:5: error: Column \"a\" stands twice, as column 1 and 3 [table-header]"]),
      (.equal, "b,a", []),
      (.equal, "b", ["a.csv:1:2: error: Column \"a\" is missing [table-header]"]),
      (.subset, "c,b,a", []),
      (.subset, "c,a", ["a.csv:1:4: error: Column \"b\" is missing [table-header]"]),
      (.superset, "b", ["a.csv:1:2: error: Column \"a\" is missing and its values are required [table-header]"]),
      (.superset, "a", []),
      (.superset, "a,c", ["a.csv:1:3: error: Column \"c\" is not in the schema [table-header]"]),
      (.partial, "c,a", []),
      (
        .partial, "c",
        [
          "a.csv:1:2: error: Column \"a\" is missing and its values are required [table-header]",
          "a.csv:1:1: error: No column is in the schema [table-header]",
        ]
      ),
    ])
  func checksHeader(match: TableSchema.FieldsMatch, header: String, expected: [String]) throws {
    let schema = TableSchema(
      fields: [TableField(name: "a", constraints: .init(isRequired: true)), TableField(name: "b")], fieldsMatch: match)
    #expect(try check(header, schema) == expected)
  }

  @Test("A primary key is complete and stands once, wherever its columns are") func checksPrimaryKey() throws {
    let schema = TableSchema(
      fields: [TableField(name: "a"), TableField(name: "b"), TableField(name: "c")], primaryKey: ["a", "b"],
      fieldsMatch: .equal)
    #expect(
      try check("c,b,a\n1,1,1\n1,2,1\n2,1,1\n1,,1\n1,,1\n", schema) == [
        "a.csv:4:5: error: Row 4 has the same primary key as row 2: \"1\", \"1\" [table-primary-key]",
        "a.csv:5:3: error: Row 5, column \"b\": A value is required [table-required]",
        "a.csv:6:3: error: Row 6, column \"b\": A value is required [table-required]",
      ])
  }

  @Test("Texts for missing values are not held to the field") func knowsMissingValues() throws {
    let schema = TableSchema(
      fields: [
        TableField(name: "a", kind: .integer),
        TableField(name: "b", kind: .integer, constraints: .init(isRequired: true), missingValues: ["none"]),
      ], missingValues: ["", "-"])
    #expect(
      try check("a,b\n,1\n-,none\nnone,\n", schema) == [
        "a.csv:3:3: error: Row 3, column \"b\": A value is required [table-required]",
        "a.csv:4:1: error: Row 4, column \"a\": \"none\" is not a whole number [table-type]",
        "a.csv:4:6: error: Row 4, column \"b\": \"\" is not a whole number [table-type]",
      ])
  }
}
