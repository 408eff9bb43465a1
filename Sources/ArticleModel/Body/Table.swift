/// A table of a body.
public struct Table: Hashable, Sendable {
  /// Its caption.
  public var caption: RichText
  /// Its rows in order.
  public var rows: [Row]

  /// One row.
  public struct Row: Hashable, Sendable {
    /// The part of the table that it belongs to.
    public var part: Part
    /// Its cells in order.
    public var cells: [Cell]

    /// Creates a row.
    public init(part: Part = .body, cells: [Cell] = []) {
      self.part = part
      self.cells = cells
    }
  }

  /// The parts of a table.
  public enum Part: String, Hashable, Sendable, CaseIterable {
    /// Rows of column headings.
    case head
    /// Rows of data.
    case body
    /// Rows of totals and notes.
    case foot
  }

  /// One cell.
  public struct Cell: Hashable, Sendable {
    /// What it holds.
    public var blocks: [Block]
    /// Whether it is the heading of a row or column.
    public var isHeader: Bool
    /// How many columns it spans, from 1.
    public var columnSpan: Int
    /// How many rows it spans, from 1.
    public var rowSpan: Int
    /// How its text is aligned: `left`, `right`, `center`, `justify`, `char`, or empty.
    public var alignment: String

    /// Creates a cell.
    public init(
      blocks: [Block] = [], isHeader: Bool = false, columnSpan: Int = 1, rowSpan: Int = 1, alignment: String = ""
    ) {
      self.blocks = blocks
      self.isHeader = isHeader
      self.columnSpan = columnSpan
      self.rowSpan = rowSpan
      self.alignment = alignment
    }
  }

  /// Creates a table.
  public init(caption: RichText = RichText(), rows: [Row] = []) {
    self.caption = caption
    self.rows = rows
  }
}
