package dev.recommender.training.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Titles as they stand in MovieLens data sets. */
final class TitleParserTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      quoteCharacter = '"',
      textBlock =
          """
          Toy Story (1995)                          | Toy Story            | Toy Story           | 1995 | -
          Matrix, The (1999)                        | The Matrix           | Matrix, The         | 1999 | -
          American in Paris, An (1951)              | An American in Paris | American in Paris, An | 1951 | -
          City of Lost Children, The (Cité des enfants perdus, La) (1995) | The City of Lost Children | City of Lost Children, The | 1995 | La Cité des enfants perdus
          Misérables, Les (1995)                    | Les Misérables       | Misérables, Les     | 1995 | -
          Avventura, L' (Adventure, The) (1960)     | L'Avventura          | Avventura, L'       | 1960 | The Adventure
          Boot, Das (Boat, The) (1981)              | Das Boot             | Boot, Das           | 1981 | The Boat
          Trou, Le (Hole, The) (Night Watch, The) (1960) | Le Trou         | Trou, Le            | 1960 | The Hole;The Night Watch
          Vitelloni, I (a.k.a. The Young and the Passionate) (1953) | I Vitelloni | Vitelloni, I | 1953 | The Young and the Passionate
          Seven (a.k.a. Se7en) (1995)               | Seven                | Seven               | 1995 | Se7en
          Good, the Bad and the Ugly, The (Buono, il brutto, il cattivo, Il) (1966) | The Good, the Bad and the Ugly | Good, the Bad and the Ugly, The | 1966 | Il Buono, il brutto, il cattivo
          Lord of the Rings: The Return of the King, The (2003) | The Lord of the Rings: The Return of the King | Lord of the Rings: The Return of the King, The | 2003 | -
          The Putin Interviews (2017)               | The Putin Interviews | Putin Interviews, The | 2017 | -
          (500) Days of Summer (2009)               | (500) Days of Summer | (500) Days of Summer | 2009 | -
          2001: A Space Odyssey (1968)              | 2001: A Space Odyssey | 2001: A Space Odyssey | 1968 | -
          Death Note: Desu nôto (2006–2007)         | Death Note: Desu nôto | Death Note: Desu nôto | 2006 | -
          Fawlty Towers (1975-1979)                 | Fawlty Towers        | Fawlty Towers       | 1975 | -
          Big Bang Theory, The (2007-)              | The Big Bang Theory  | Big Bang Theory, The | 2007 | -
          3 dev adam (Three Giant Men) (1973)       | 3 dev adam           | 3 dev adam          | 1973 | Three Giant Men
          I, Robot (2004)                           | I, Robot             | I, Robot            | 2004 | -
          Monsters, Inc. (2001)                     | Monsters, Inc.       | Monsters, Inc.      | 2001 | -
          "Blind Side, The  (2009)"                 | The Blind Side       | Blind Side, The     | 2009 | -
          Frontière(s) (2007)                       | Frontière(s)         | Frontière(s)        | 2007 | -
          Birdman: Or (The Unexpected Virtue of Ignorance) (2014) | Birdman: Or (The Unexpected Virtue of Ignorance) | Birdman: Or (The Unexpected Virtue of Ignorance) | 2014 | -
          (Untitled) (2009)                         | (Untitled)           | (Untitled)          | 2009 | -
          Strike! (a.k.a. All I Wanna Do, The Hairy Bird) (1998) | Strike! | Strike!            | 1998 | All I Wanna Do;The Hairy Bird
          Mrs. Brown (a.k.a. Her Majesty, Mrs. Brown) (1997) | Mrs. Brown  | Mrs. Brown          | 1997 | Her Majesty, Mrs. Brown
          Besieged (a.k.a. L' Assedio) (1998)       | Besieged             | Besieged            | 1998 | L'Assedio
          European Vacation (aka National Lampoon's European Vacation) (1985) | European Vacation | European Vacation | 1985 | National Lampoon's European Vacation
          Asterix in America (a.k.a Asterix Conquers America) (Astérix et les Indiens) (1994) | Asterix in America | Asterix in America | 1994 | Asterix Conquers America;Astérix et les Indiens
          Men in Black II (a.k.a. MIIB) (a.k.a. MIB 2) (2002) | Men in Black II | Men in Black II | 2002 | MIIB;MIB 2
          Evangelion: 1.0 You Are (Not) Alone (Evangerion shin gekijôban: Jo) (2007) | Evangelion: 1.0 You Are (Not) Alone | Evangelion: 1.0 You Are (Not) Alone | 2007 | Evangerion shin gekijôban: Jo
          Passion of Anna, The (Passion, En) (1969) | The Passion of Anna  | Passion of Anna, The | 1969 | En Passion
          Beat That My Heart Skipped, The (battre mon coeur s'est arrêté, De) (2005) | The Beat That My Heart Skipped | Beat That My Heart Skipped, The | 2005 | De battre mon coeur s'est arrêté
          Hip Hop Witch, Da (2000)                  | Da Hip Hop Witch     | Hip Hop Witch, Da   | 2000 | -
          Lust, Caution (Se, jie) (2007)            | Lust, Caution        | Lust, Caution       | 2007 | Se, jie
          Diplomatic Immunity (2009– )              | Diplomatic Immunity  | Diplomatic Immunity | 2009 | -
          Mona and the Time of Burning Love (Mona ja palavan rakkauden aika) (1983)) | Mona and the Time of Burning Love | Mona and the Time of Burning Love | 1983 | Mona ja palavan rakkauden aika
          Li'l Quinquin (    )                      | Li'l Quinquin        | Li'l Quinquin       | -    | -
          A nous la liberté (Freedom for Us) (1931) | A nous la liberté    | A nous la liberté   | 1931 | Freedom for Us
          Bride of Frankenstein, The (Bride of Frankenstein) (1935) | The Bride of Frankenstein | Bride of Frankenstein, The | 1935 | Bride of Frankenstein
          Play It Again, Sam (1972)                 | Play It Again, Sam   | Play It Again, Sam  | 1972 | -
          Babylon 5                                 | Babylon 5            | Babylon 5           | -    | -
          "From Dusk Till Dawn 2: Texas Blood Money (1999) " | From Dusk Till Dawn 2: Texas Blood Money | From Dusk Till Dawn 2: Texas Blood Money | 1999 | -
          """)
  void takesTitlesApart(
      String written, String title, String sortTitle, Integer year, String alternatives) {
    List<String> expected =
        alternatives == null ? List.of() : Arrays.asList(alternatives.split(";", -1));
    assertThat(TitleParser.parse(written))
        .isEqualTo(new MovieTitle(title, sortTitle, expected, year));
  }
}
