#include "class/sheet.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "class/cells.h"
#include "class/words.h"
#include "lesson/state.h"
#include "store/clean.h"
#include "store/digest.h"
#include "store/number.h"
#include "store/utc.h"
#include "view/wrap.h"

static const char *const columns[] = {
    "login",    "name",   "track",   "part",      "question", "points",  "criterion",
    "prompt",   "answer", "verdict", "aims_met",  "aims",     "minutes", "handed_in",
    "lateness", "flags",  "note",    "answer_id", "mark",     "comment",
};

void sheet_add_header(struct buffer *out)
{
    struct cells cells = {.out = out};
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        cells_word(&cells, columns[i]);
    }
    cells_end(&cells);
}

/* ---- a question of a student ---- */

struct sheet_row {
    const struct class *class;
    const struct student *student;
    const struct track *track;
    enum sim_part part;
    enum rubric_question question;
    struct rubric_line line;
    const struct rubric_answer *answer;
    const struct summary_question *done; /* NULL: the ledger holds nothing of the part */
    const struct mark_row *marked;       /* NULL: not in the marks */
    char answer_id[20];
};

/* It begins with a letter, so that no spreadsheet takes it for a number. */
static void name_answer(struct sheet_row *row)
{
    *row->answer_id = '\0';
    if (*row->answer->answer) {
        snprintf(row->answer_id, sizeof row->answer_id, "a%012" PRIx64,
                 digest_mark(row->answer->answer) >> 16);
    }
}

static bool is_changed(const struct sheet_row *row)
{
    return row->marked && !isnan(row->marked->points) &&
           strcmp(row->marked->answer_id, row->answer_id) != 0;
}

/* Tells all rows of a student, in the order of the lab. */
static void each_row(const struct class *class, const struct grading *grading,
                     const struct student *student, const struct rubric_answers *answers,
                     void (*tell)(const struct sheet_row *row, void *context), void *context)
{
    if (!student->graded || student->graded->track < 0) {
        return;
    }
    const struct track *track = &class->catalog->tracks[student->graded->track];
    for (int i = 0; i < PARTS * RUBRIC_QUESTIONS; i++) {
        struct sheet_row row = {
            .class = class,
            .student = student,
            .track = track,
            .part = (enum sim_part)(i / RUBRIC_QUESTIONS + 1),
        };
        row.question = rubric_nth(row.part, i % RUBRIC_QUESTIONS);
        row.answer = &answers->items[row.part - 1][row.question];
        row.done = summary_question(student->graded, student->graded->track, row.part);
        row.marked = grading->marks ? marks_row(grading->marks, student->login, track->id, row.part,
                                                row.question)
                                    : NULL;
        name_answer(&row);
        if (rubric_find(class->catalog, track->id, row.part, row.question, &row.line)) {
            tell(&row, context);
        }
    }
}

/* ---- as cells ---- */

static void put_time(struct cells *cells, int64_t time_ms)
{
    struct buffer text = {0};
    if (time_ms >= 0) {
        utc_add(&text, time_ms);
    }
    cells_word(cells, buffer_text(&text));
    buffer_free(&text);
}

static void put_row(const struct sheet_row *row, void *context)
{
    struct cells *cells = context;
    struct buffer name = {0}, flags = {0};
    const struct summary_question *done = row->done;
    bool design = row->question == RUBRIC_DESIGN && done && done->aims > 0;
    words_add_name(&name, row->student);
    words_add_flags(&flags, row->student->flags, true);
    cells_lines(cells, row->student->login);
    cells_lines(cells, buffer_text(&name));
    cells_word(cells, row->track->id);
    cells_word(cells, part_name(row->part));
    cells_word(cells, rubric_questions[row->question]);
    cells_number(cells, row->line.points, 2);
    cells_lines(cells, row->line.criterion);
    cells_lines(cells, row->answer->prompt);
    cells_lines(cells, row->answer->answer);
    cells_lines(cells, row->answer->verdict);
    cells_number_if(cells, design, design && done ? done->aims_met : 0, 0);
    cells_number_if(cells, design, design && done ? done->aims : 0, 0);
    cells_number_if(cells, done, done ? (double)done->work_s[row->question] / 60 : 0, 1);
    put_time(cells, class_handed_ms(row->student->graded));
    cells_word(cells, words_lateness(row->student));
    cells_word(cells, buffer_text(&flags));
    cells_word(cells, is_changed(row) ? "the answer changed since it was marked" : "");
    cells_word(cells, row->answer_id);
    cells_number(cells, row->marked ? row->marked->points : (double)NAN, 4);
    cells_lines(cells, row->marked ? row->marked->comment : "");
    cells_end(cells);
    buffer_free(&name);
    buffer_free(&flags);
}

void sheet_add_rows(struct buffer *out, const struct class *class, const struct grading *grading,
                    const struct student *student, const struct rubric_answers *answers)
{
    struct cells cells = {.out = out};
    each_row(class, grading, student, answers, put_row, &cells);
}

/* ---- as a text ---- */

enum {
    COLUMNS = 78,
    INDENT = 2,
    HEADLINES = 3,  /* and the blank line between students */
    CHOSEN_MIN = 2, /* lines that the least of all blocks keeps */
    ROWS_MAX = PARTS * RUBRIC_QUESTIONS
};

/* What a question has below its heading, wrapped. */
struct sheet_item {
    char *heading; /* one line */
    char *text;    /* answer, verdict and comment */
    struct wrap_line *lines;
    size_t count;
    bool written; /* in the student's own words */
};

struct sheet_items {
    struct sheet_item items[ROWS_MAX];
    size_t count;
};

static void add_mark(struct buffer *line, const struct sheet_row *row)
{
    char mark[NUMBER_ROOM], points[NUMBER_ROOM];
    number_short(row->line.points, points);
    if (row->marked && !isnan(row->marked->points)) {
        buffer_add_format(line, " [%s of %s]%s", number_short(row->marked->points, mark), points,
                          is_changed(row) ? " CHANGED SINCE" : "");
    } else {
        buffer_add_format(line, " [%s]", points);
    }
}

/* "part 1, prediction [0] 2 min, WRONG: ..." */
static char *heading_of(const struct sheet_row *row)
{
    struct buffer line = {0}, heading = {0};
    const struct summary_question *done = row->done;
    buffer_add_format(&line, "%s%s, %s", row->part == SIM_PART_FINALE ? "" : "part ",
                      part_name(row->part), rubric_questions[row->question]);
    add_mark(&line, row);
    if (done) {
        buffer_add_format(&line, " %.0f min", (double)done->work_s[row->question] / 60);
    }
    if (done && row->question == RUBRIC_PREDICTION && done->right >= 0) {
        buffer_add_text(&line, done->right ? ", RIGHT" : ", NOT RIGHT");
    } else if (done && row->question == RUBRIC_DESIGN && done->aims > 0) {
        buffer_add_format(&line, ", %d of %d aims", done->aims_met, done->aims);
    }
    buffer_add_format(&line, ": %s", row->line.criterion);
    clean_short(&heading, buffer_text(&line), COLUMNS);
    buffer_free(&line);
    return buffer_take(&heading);
}

static void add_block(const struct sheet_row *row, void *context)
{
    struct sheet_items *blocks = context;
    struct sheet_item *block = &blocks->items[blocks->count++];
    struct buffer text = {0};
    block->heading = heading_of(row);
    block->written = row->question == RUBRIC_OBSERVATION || row->question == RUBRIC_REFLECTION;
    /* What was chosen is one line; written answers keep theirs. */
    (block->written ? clean_text : clean_line)(&text, *row->answer->answer ? row->answer->answer
                                                                           : "(no answer)");
    if (*row->answer->verdict) {
        buffer_add_text(&text, "\n= ");
        clean_line(&text, row->answer->verdict);
    }
    if (row->marked && *row->marked->comment) {
        buffer_add_text(&text, "\n> ");
        clean_line(&text, row->marked->comment);
    }
    block->text = buffer_take(&text);
    block->count = wrap_text(block->text, strlen(block->text), COLUMNS - INDENT, &block->lines);
}

/* Lines below the heading where none of its kind may have more. */
static size_t shown_of(const struct sheet_item *block, size_t written, size_t chosen)
{
    size_t most = block->written ? written : chosen;
    return block->count < most ? block->count : most;
}

static size_t lines_of(const struct sheet_items *blocks, size_t written, size_t chosen)
{
    size_t lines = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        lines += 1 + shown_of(&blocks->items[i], written, chosen);
    }
    return lines;
}

/* The last line that is shown of a cut block says how many more there are. */
static void print_block(struct buffer *out, const struct sheet_item *block, size_t shown)
{
    size_t whole = shown < block->count ? shown - 1 : shown;
    buffer_add_format(out, "%s\n", block->heading);
    for (size_t i = 0; i < whole; i++) {
        buffer_add_text(out, "  ");
        buffer_add(out, block->text + block->lines[i].start, block->lines[i].length);
        buffer_add_char(out, '\n');
    }
    if (whole < block->count) {
        buffer_add_format(out, "  ... %zu more lines\n", block->count - whole);
    }
}

static void add_headline(struct buffer *out, const struct class *class,
                         const struct student *student)
{
    struct buffer line = {0};
    const struct summary *shown = student->shown;
    buffer_add_format(&line, "%s, ", student->login);
    words_add_name(&line, student);
    buffer_add_format(&line, ": %s", words_judgement(student->verdict));
    if (student->verdict == VERDICT_NOT_GRADED) {
        buffer_add_format(&line, ", %s", words_standing(student->standing));
    } else {
        const char *late = words_lateness(student);
        buffer_add_format(&line, ", %s, aims %zu of %zu, finale %zu of %zu, %.0f min%s%s",
                          words_track(class, shown), shown->aims_met, shown->aims,
                          shown->finale_aims_met, shown->finale_aims, shown->work_s / 60,
                          *late ? ", " : "", late);
    }
    clean_short(out, buffer_text(&line), COLUMNS);
    buffer_add_char(out, '\n');
    if (student->flags) {
        buffer_cut(&line, 0);
        buffer_add_text(&line, "To ask about: ");
        words_add_flags(&line, student->flags, true);
        clean_short(out, buffer_text(&line), COLUMNS);
        buffer_add_char(out, '\n');
    }
    buffer_free(&line);
}

void sheet_add_text(struct buffer *out, const struct class *class, const struct grading *grading,
                    const struct student *student, const struct rubric_answers *answers)
{
    struct sheet_items blocks = {.count = 0};
    size_t written = SHEET_LINES, chosen = SHEET_LINES, room = SHEET_LINES - HEADLINES;
    add_headline(out, class, student);
    each_row(class, grading, student, answers, add_block, &blocks);
    /* What was chosen and worked out gives way first: it stands in the report, too. */
    while (chosen > CHOSEN_MIN && lines_of(&blocks, written, chosen) > room) {
        chosen--;
    }
    while (written > 1 && lines_of(&blocks, written, chosen) > room) {
        written--;
    }
    for (size_t i = 0; i < blocks.count; i++) {
        print_block(out, &blocks.items[i], shown_of(&blocks.items[i], written, chosen));
        free(blocks.items[i].heading);
        free(blocks.items[i].text);
        free(blocks.items[i].lines);
    }
}
