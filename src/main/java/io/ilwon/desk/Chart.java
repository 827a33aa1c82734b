package io.ilwon.desk;

import java.util.List;

/**
 * Numbers over time, as a table. The page's script draws a picture from that very table; without it
 * the table is what there is.
 *
 * @param id of its heading
 * @param corner what the rows are
 */
public record Chart(String id, String title, String corner, List<Series> series, List<Row> rows) {
  private static final int FEWEST = 2;

  /**
   * A column.
   *
   * @param kind bars or line
   * @param colour of the style sheet's variables
   * @param unit behind a number; columns of one unit share an axis
   */
  public record Series(String name, String kind, String colour, String unit) {
    @Override
    public String toString() {
      return "Series";
    }
  }

  /**
   * One stretch of time.
   *
   * @param brief its name where there is little room
   */
  public record Row(String name, String brief, List<Cell> cells) {
    @Override
    public String toString() {
      return "Row";
    }
  }

  /** A number for people, and plain for the picture; {@code plain} is empty where there is none. */
  public record Cell(String text, String plain) {
    static final Cell NONE = new Cell("–", "");

    static Cell of(long number) {
      return new Cell(Shares.many(number), String.valueOf(number));
    }

    @Override
    public String toString() {
      return "Cell";
    }
  }

  /** One point is no course of things. */
  public boolean any() {
    return rows.size() >= FEWEST;
  }

  @Override
  public String toString() {
    return "Chart";
  }
}
