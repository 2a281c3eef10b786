import Stages

/// The pages of the commands that read one file, with no pipeline.
extension CommandHelp {
  /// `waymark trend`.
  static let trend = Page(
    command: "trend", abstract: "test the series of a file, with no pipeline",
    text: """
      waymark trend FILE --time COLUMN --value COLUMN [options]

      Reads CSV in any dialect, Excel, ODS, Parquet and JSON lines. How the file is written is detected,
      and said; periods are days, weeks, months, quarters, half-years or years; an empty number is not known. Each series
      stands on a grid of its own, from its first to its last known value, so that what else is in the file
      changes nothing of it. What lies in time is told by periods: a change by the first of what is new, a
      bend of a line by the nearest, a curve with one a number.
      Headings that are periods, or months beside a column of years, are read as rows.

      options
        --by A,B           the columns that tell series apart
        --season N         the periods of a season (default: 12 for months, 4 for quarters, 2 for half-years, 52 for weeks,
                           7 for days, 1 for years)
        --exposure COLUMN  persons, reporting offices: for rates, and as covariate
        --method M,N       methods by name, or all (default: \(TrendFile.usualMethods.joined(separator: ", ")));
                           help lists them with their settings and what these are by default, and warns of
                           those that find trends in noise whose months depend on each other
        --format FORMAT    table with a sentence a series (default on a terminal), csv, or json with all
                           digits (default elsewhere)
        --delimiter C      what stands between fields: a character, tab or space
        --encoding NAME    such as windows-1256
        --sheet NAME       of a workbook: a name, or a number from 1
        --range B4:H40     the cells that are read
        --decimal C        the sign before a fraction, "." or ","
        --thousands C      what stands between thousands: a character, or space
        --missing A,B      words in place of a number that mean that none is known
        --skip N           rows above the heading; --header N rows of it, --below-header N below it that
                           are none of the table (default: as detected)
        --until WORD       with what the table ends: a row that begins so, or blank
        --short-rows blank rows with fewer fields than the heading have blank cells at their end
        --quote C          the mark around fields, or none
        --calendar NAME    gregorian, persian, islamic-umalqura or islamic-civil
        --fill-down A,B    columns whose blank cells are as the one above, as where cells are merged
        --fill zero        a period without a row is zero, not unknown, in every series from the first to
                           the last period of the file
        --jobs N           how many cores compute (default: all); results are the same for any number

      methods; a setting follows its method, as in theilSen:level=0.9; a pipeline takes the same:
      trend: {methods: [pettitt, {name: theilSen, level: 0.9}]}
      \(methodLines)

      Where the headings of a file are periods, --time and --value name what they and their cells become.
      What hides a figure (<5, less than 5, 1-4) is read as its interval.

      exit codes
        0 done   2 command line wrong   3 the file is missing or wrong

      examples
        waymark trend detections.csv --time month --value detections --by route
        waymark trend detections.csv --time month --value detections --method theilSen --format csv
        waymark trend detections.csv --time month --value detections --missing "..,n/a" --fill zero
      """)

  /// `waymark evaluate`.
  static let evaluate = Page(
    command: "evaluate", abstract: "evaluate scores before and after a training, with no pipeline",
    text: """
      waymark evaluate SCORES [--sessions SESSIONS] [options]

      Reads scores of anonymous participants before and after a training, and months later, from CSV in
      any dialect, Excel, ODS, Parquet and JSON lines: a row a participant with a column an occasion, or a
      row a participant and occasion. Columns called code, before, after, pre_q1, post_q1, score, sex,
      agency, workshop, chosen and the like are found, and said. Tells who is missing, the change with its
      interval, groups, items, how far the test can be relied on, and beside each what the numbers cannot
      tell. 0 is a score, blank is none; 12/20, 17 (85%), 12,5, 60 % and digits of any script are read;
      scores that are hardly out of one number are refused; codes are compared without spaces and case; names
      of persons are refused as groups, and as codes that are told; rows of totals and means are left out and named. Ratings
      are told apart from tests of knowledge; of several follow-ups the latest counts, and the earlier ones
      are told beside it. Headings and words in nine languages. Cells that are merged over several rows are
      read in each of them. What is told is for the office, and not for publication.
      With sessions that trainers held: how far the training spread. MT01 & MT07 held one together; 20 (5F,
      15M) and 3-5 May 2021 are read; sessions that were cancelled, postponed or planned do not count; days
      that may be of one course make a range. Names of trainers are read, and never told.

      columns
        --code COLUMN        the participant's code; names, identity and telephone numbers are refused;
                             --code workshop,code where codes start anew in each workshop
        --before COLUMN      the score before, and so --after and --follow-up; several follow-ups with
                             commas between, the latest last, or none
        --phase COLUMN       in a file with a row an occasion, what tells it, with its words where they are
                             not usual ones: --phase test,before=T1,after=T2; --score COLUMN goes with it
        --items NAMES        the items: before=pre_q*,after=post_q*, or q* with --phase
        --answers KEY        the right answers, where items hold letters: q1=b,q2=c, or a file with the
                             columns item and answer
        --unanswered WORD    what an item is worth that was left blank: wrong (default), or unknown
        --maximum N          the most that a score can be (default: as 12/20 says, or one an item); tests out
                             of different numbers are told as per cent: before=20,after=50
        --item-maximum N     the most points of an item, where cells hold its points (default: 1)
        --by A,B             the columns of groups, or none
        --chosen COLUMN      who was chosen as a trainer: yes or no
        --attempts WHICH     of several rows of one participant and test: first, last or best

      options
        --choose N           how many are to be chosen, by --on before or after (default: after)
        --reliability R      of the test, between 0 and 1 (default: that of its items)
        --selected-by-first-test yes   the participants were chosen by low scores before
        --sessions FILE      a row a session: trainer, trained-by, trained-on, date, place, agency, women,
                             men, total, before, after, co-trainer, maximum, session (its number), status
                             (held, cancelled), session-count (how many the row stands for), trainer-name;
                             --trainer COLUMN names the first, --cascade trained-by=COLUMN,women=COLUMN any,
                             =none leaves one unread
        --dates ORDER        of 03/04/2021 in the sessions: day-month or month-day (default: as others tell)
        --as-of DAY          to which six months without a session are counted (default: the last session)
        --largest-session N  the most officers of one session that are believed (default: 500)
        --seed N             of simulations
        --format FORMAT      table with sentences (default on a terminal), csv, or json (default elsewhere)
        --delimiter C        what stands between fields: a character, tab or space
        --encoding NAME      such as windows-1256
        --sheet NAME         of a workbook: a name, or a number from 1; before=Pre,after=Post where each
                             occasion has a sheet, all where each workshop has one
        --range B4:H40       the cells that are read
        --missing A,B        more words that mean that there is no score
        --fill-down A,B      columns whose blank cells are as the one above
        --skip N             rows above the heading; --header N rows of it, --below-header N below it that
                             are none of the table (default: as detected)
        --until WORD         with what the table ends: a row that begins so, or blank
        --short-rows blank   rows with fewer fields than the heading have blank cells at their end
        --quote C            the mark around fields, or none

      exit codes
        0 done; what cannot be told stands there with its reason   2 command line wrong
        3 a file is missing or wrong: a code twice, text in a score, a score above the maximum

      examples
        waymark evaluate data/training/answers.csv --answers data/training/answer-key.csv
        waymark evaluate data/training/answers.csv --answers data/training/answer-key.csv --by sex --format csv
        waymark evaluate --sessions data/training/sessions.csv --format json
      """)
}
