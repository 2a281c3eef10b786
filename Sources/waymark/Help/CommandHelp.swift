import Stages

/// What `--help` prints.
enum CommandHelp {
  /// A command, its line in the overview and its own page.
  struct Page {
    var command: String
    var abstract: String
    var text: String
  }

  /// The pages in the order of the overview.
  static let pages: [Page] = [
    Page(
      command: "run", abstract: "run a pipeline: compute what changed",
      text: """
        waymark run FILE [SELECT...] [options]

        Computes the stages of a pipeline whose inputs changed. What is selected runs with all it
        needs; without a selection everything runs. A second run with nothing to do says so and ends
        with 0. A run that follows one that was killed goes on where that one stopped.

        select
          brief              a stage, with all it needs       brief[AFG]   one of its instances
          counts+            and what reads it                2+trends     and two steps of what it reads
          kind:render        by kind                          country:AFG  by a value of `for`
          state:stale        what would be computed           result:failed  what failed in the last run
          a b                both                             a,b          what is in both

        options
          --exclude SELECT     without these and what needs them
          --param NAME=VALUE   the value of a parameter; a list is written A,B,C
          --profile NAME       the values of a profile of the pipeline
          --jobs N             how many stages at once (default: the number of cores)
          --keep-going         finish what does not depend on a failed stage
          --wait TIME          wait so long for another run of this pipeline to end: 90s, 10m
          --accept STAGE       pass the gate of a stage, or what it found for the first time, once
          --strict             end with 4 where there were warnings
          --log text|json      json: one object a line on standard error
          --progress auto|plain|none
          --rehash             hash every source again, even where size and times are unchanged
          --store FOLDER       where results are kept (default: .waymark/ beside the pipeline): a folder of
                               its own, closed to others

        exit codes
          0 done or nothing to do   1 a stage failed   2 pipeline, contract or command line wrong
          3 the data is missing or wrong   73 cannot write   75 another run holds the lock
          124 a stage took longer than it may

        examples
          waymark run pipelines/nightly-trends.yaml
          waymark run pipelines/nightly-trends.yaml --param countries=PAK,IRQ
          waymark run pipelines/nightly-trends.yaml trends --jobs 1
        """),
    Page(
      command: "init", abstract: "write a first contract, code lists and a pipeline for a file",
      text: """
        waymark init FILE... [--to FOLDER] [--sheet NAME|N] [--file HOW] [--as counts|records] [--yes]

        Recognises what the columns of a file are: periods, figures, categories and the code lists they are
        of, totals, what a blank means, what must not be added, what could tell who a person is. Writes
        data/contracts/NAME.yaml, the lists in data/codelists and the pipeline NAME.yaml, beside the
        file unless --to names a folder; nothing is ever overwritten. What is not certain is marked
        `# check:` with the reason, and asked on a terminal.

        options
          --to FOLDER          where the files are written
          --sheet NAME|N       the sheet of a workbook, from 1; without it the first with a table
          --file HOW           how the file is written, as 'file:' of a contract says it, where it does not tell:
                               'skip: 2' (rows above the heading), 'header: 3' (rows of it), 'below-header: 1',
                               'until: Note' (the word at which the table ends), 'range: B4:H40', 'encoding: ...',
                               'delimiter: ";"', 'fill-down: [area]', 'sheets: all, sheet-as: year'
          --as counts|records  what a row is, where the file does not tell: a figure, or a case
          --yes                ask nothing

        exit codes
          0 done   2 command line wrong   3 the file is missing or cannot be read   73 a file is in the way

        examples
          waymark init detections.csv
          waymark init detections.csv --to first --yes
          waymark init detections.csv --file 'header: 1' --to first --yes
        """),
    Page(
      command: "check", abstract: "check pipelines: types, contracts, classes, files",
      text: """
        waymark check FILE... [--param NAME=VALUE] [--store FOLDER] [--no-data]

        Proves that a pipeline fits its contracts and cannot publish what is not public. Prints
        every problem with its place, and every file that it trusts as published,
        with what its contract claims the codes to be of. Then it reads the files that are loaded, and says
        what a run would say of them; nothing is stored or published. --no-data leaves that out.

        exit codes
          0 nothing wrong   2 a pipeline or a contract is wrong   3 a file does not load

        examples
          waymark check pipelines/*.yaml
        """),
    Page(
      command: "pages", abstract: "list the pages that come with the program, or print one to copy",
      text: """
        waymark pages [NAME]

        Without a name: the pages that `render: {page: NAME}` finds everywhere. With one: its file, to be
        copied into the folder `pages` beside a pipeline and changed there; the copy is then used.

        examples
          waymark pages
          waymark pages overview
          waymark pages nightly > pipelines/pages/nightly.yaml
        """),
    Page(
      command: "plan", abstract: "say what a run would compute, and why",
      text: """
        waymark plan FILE [SELECT...] [--exclude SELECT] [--param NAME=VALUE] [--rehash] [--store FOLDER]

        Prints a line for each instance that would run: its name, a tab and the reason; then how
        many there are for each reason, and how long they took the last time. Writes nothing and
        reads no data but what has changed.

        examples
          waymark plan pipelines/nightly-trends.yaml
          waymark plan pipelines/nightly-trends.yaml | cut -f1
        """),
    Page(
      command: "graph", abstract: "print the graph of a pipeline",
      text: """
        waymark graph FILE [--format text|mermaid|dot|svg] [--param NAME=VALUE]

        examples
          waymark graph pipelines/nightly-trends.yaml
          waymark graph pipelines/nightly-trends.yaml --format svg > graph.svg
        """),
    Page(
      command: "show", abstract: "print what a stage made",
      text: """
        waymark show FILE STAGE[KEY] [--port PORT] [--rows N] [--confidential] [--param NAME=VALUE] [--store FOLDER]

        Prints a table as CSV, findings and quality as JSON; computes them first where they are not stored.
        Case records are shown only with --confidential, 20 rows unless --rows says otherwise, and what
        their contract calls sensitive is masked always.

        examples
          waymark show pipelines/nightly-trends.yaml region | head
          waymark show pipelines/nightly-trends.yaml 'trends[AFG]'
        """),
    Page(
      command: "why", abstract: "say why an instance would be computed, field by field",
      text: """
        waymark why FILE STAGE[KEY] [--all] [--param NAME=VALUE] [--rehash] [--store FOLDER]

        Compares the key of an instance with that of the last time it was computed and prints what
        differs, old -> new; then what it found in the data, and the figures that differ by more than
        its gate allows. --all prints the whole key and all figures. Writes nothing.

        examples
          waymark why pipelines/nightly-trends.yaml 'trends[AFG]'
          waymark why pipelines/nightly-trends.yaml region --all
        """),
    Page(
      command: "history", abstract: "list the runs of a pipeline",
      text: """
        waymark history [FILE] [--last N] [--format table|json] [--store FOLDER]

        Prints a line a run: when it began, how long it took, how it ended, what readers saw then.
        Without FILE the only pipeline that has run here is meant.

        examples
          waymark history
          waymark history pipelines/nightly-trends.yaml --last 50 --format json
        """),
    Page(
      command: "diff", abstract: "say which figures differ between two runs, and why",
      text: """
        waymark diff [FILE] RUN RUN [--format table|csv|json] [--rows N] [--all]
                     [--store FOLDER]

        A RUN is a number of `waymark history` or the name of a report, the earlier one first. Each
        figure is new, revised or withdrawn; the causes are records, code list, contract, a
        parameter, the version of method or engine, the configuration, or that only one run has it.
        Figures whose status alone differs, or that differ only by a parameter or a version, are
        counted; --all lists them too. Tables of case records are named and not shown.

        examples
          waymark diff 2026-11-23.1 2026-11-24.1
          waymark diff pipelines/nightly-trends.yaml 12 14 --format csv
        """),
    Page(
      command: "rollback", abstract: "point readers back to an earlier report",
      text: """
        waymark rollback [FILE] [REPORT] [--key KEY] [--store FOLDER]

        Without REPORT the one before the latest is meant; with --key PAK that of Pakistan, which
        PAK/2026-11-20.1 names too. The report that is left is held back: a
        run that would publish the same again does not; the next one that differs is published.

        examples
          waymark rollback
          waymark rollback pipelines/nightly-trends.yaml 2026-11-20.1
        """),
    Page(
      command: "withdraw", abstract: "replace a report by a page that says it was withdrawn",
      text: """
        waymark withdraw [FILE] REPORT [--key KEY] [--reason TEXT] [--store FOLDER]

        Where readers saw that report they see the one before it.

        examples
          waymark withdraw 2026-11-24.1 --reason "Figures of one route were counted twice."
          waymark withdraw --key PAK 2026-11-23.1
        """),
    Page(
      command: "schedule", abstract: "print the crontab line or the systemd units that run a pipeline",
      text: """
        waymark schedule FILE --at HH:MM [--as cron|systemd] [options]

        options
          --unit service|timer   one of the two units alone, to be put into its file
          --profile NAME, --param NAME=VALUE, --wait TIME   as of `waymark run`

        The line for cron belongs at the end of the table that `crontab -e` opens; nothing is installed.

        examples
          waymark schedule pipelines/nightly-trends.yaml --at 02:30
          waymark schedule pipelines/nightly-trends.yaml --at 02:30 --as systemd --unit timer
        """),
    Page(
      command: "verify", abstract: "compare what is stored and published with what was committed",
      text: """
        waymark verify [FILE] [RUN] [--rebuild [--share S]] [--store FOLDER]

        Reads every stored result again, and the published files of the last run or of RUN, which is
        a number of `waymark history` or the name of a report. A damaged result is removed, so that
        the next run computes it. --rebuild computes results once more in private and compares;
        --share 1% does so for a sample that changes from day to day. Ends with 0 when all is as it
        was, else with 1.

        examples
          waymark verify
          waymark verify pipelines/nightly-trends.yaml 2026-11-24.1
          waymark verify pipelines/nightly-trends.yaml --rebuild --share 5%
        """),
    Page(
      command: "gc", abstract: "remove results that the last runs did not use",
      text: """
        waymark gc [FILE] --keep-runs N [--store FOLDER]

        Keeps what the last N runs used, and what 'remember' stages of these runs read in earlier
        ones; the history itself stays, and so do published reports.

        examples
          waymark gc --keep-runs 30
        """),
    trend,
    evaluate,
    Page(
      command: "doctor", abstract: "say what is installed and what is missing",
      text: """
        waymark doctor
        waymark doctor --last FILE [--expect daily|weekly|monthly] [--param NAME=VALUE]

        Lists the engine, libraries, fonts and disk space; what is missing stands with the command
        that installs it. Ends with 0 when pipelines can run, else with 1.

        With --last: says when each publication of a pipeline was last found right, and ends with 1 where
        that is longer ago than its `publish: {expect: daily}` allows (daily unless it says), where nothing whole is published, or
        where that time is still to come. For a second line of cron, which speaks when the first is silent.

        exit codes
          0 all is there, and recent   1 something is missing, or late   2 pipeline or command line wrong

        examples
          waymark doctor
          waymark doctor --last pipelines/nightly-trends.yaml || mail -s "no report last night" office
        """),
  ]

  /// The names of the methods of `waymark trend`, wrapped.
  static var methodLines: String {
    var lines = [""]
    for name in TrendFile.methods {
      let next = (lines.last ?? "") + (lines.last == "" ? "  " : ", ") + name
      if next.count > 96 { lines.append("  " + name) } else { lines[lines.count - 1] = next }
    }
    return lines.joined(separator: ",\n")
  }

  /// The overview.
  static var overview: String {
    let width = (pages.map(\.command.count).max() ?? 0) + 2
    let lines = pages.map {
      "  " + $0.command + String(repeating: " ", count: width - $0.command.count) + $0.abstract
    }
    return """
      waymark turns case records and published figures on trafficking in persons and smuggling of
      migrants into disaggregated trend findings, nightly reports and country briefs.

      usage: waymark COMMAND [arguments]

      \(lines.joined(separator: "\n"))

      waymark COMMAND --help explains a command; waymark --version names versions.

      examples
        waymark run pipelines/nightly-trends.yaml
        waymark show pipelines/nightly-trends.yaml region
      """
  }
}
