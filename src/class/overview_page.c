#include "class/overview_page.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "class/page_words.h"
#include "class/question_page.h"
#include "class/reason.h"
#include "class/student_file.h"
#include "class/words.h"
#include "store/clean.h"
#include "store/memory.h"
#include "web/bars.h"
#include "web/figure.h"
#include "web/html.h"

/* A page on its way. */
struct overview {
    struct buffer *out;
    const struct class *class;
    const struct catalog *catalog;
    const struct grading *grading;
    const bool *has_page;
};

static const char *word(const struct overview *page, const char *id)
{
    return page_text(page->catalog, id);
}

/* ---- students, by name ---- */

/* A student with the name that they are listed by. */
struct named {
    const struct student *student;
    char *name;
};

/* Without regard to case, then by login, so that the order is always the same. */
static int by_name(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    int order = strcasecmp(x->name, y->name);
    return order != 0 ? order : strcmp(x->student->login, y->student->login);
}

static struct named *students_by_name(const struct class *class)
{
    struct named *list = memory_get(class->student_count + 1, sizeof *list);
    for (size_t i = 0; i < class->student_count; i++) {
        struct buffer name = {0}, shown = {0};
        words_add_name(&name, &class->students[i]);
        clean_line(&shown, buffer_text(&name));
        list[i] = (struct named){&class->students[i], buffer_take(&shown)};
        buffer_free(&name);
    }
    qsort(list, class->student_count, sizeof *list, by_name);
    return list;
}

static void add_name_cell(const struct overview *page, const struct named *named)
{
    const struct student *student = named->student;
    struct buffer link = {0};
    html_open(page->out, "th", "scope", "row", HTML_END);
    if (page->has_page[student - page->class->students]) {
        buffer_add_text(&link, OVERVIEW_STUDENTS "/");
        student_file_link(&link, student->login, ".html");
        html_open(page->out, "a", "href", buffer_text(&link), HTML_END);
        html_name(page->out, named->name);
        html_close(page->out, "a");
    } else {
        html_name(page->out, named->name);
    }
    html_close(page->out, "th");
    html_open(page->out, "td", HTML_END);
    html_name(page->out, student->login);
    html_close(page->out, "td");
    buffer_free(&link);
}

static void add_score_cell(const struct overview *page, const struct student *student)
{
    double score = grading_score(page->grading, student);
    struct buffer text = {0};
    if (isnan(score)) {
        buffer_add_char(&text, '-');
    } else {
        page_add_number(&text, page->catalog, round(score * 100) / 100, 8);
    }
    page_number(page->out, buffer_text(&text));
    buffer_free(&text);
}

static const char *flag_text(const struct overview *page, enum pattern_kind kind,
                             enum pattern_text text)
{
    char id[PATTERN_ID];
    return word(page, pattern_text_id(kind, text, id));
}

/* What came of the finale under stress. */
static void add_stress_cell(const struct overview *page, const struct stressed *stressed)
{
    struct buffer text = {0}, decided = {0};
    if (stressed && stressed->struck) {
        const char *decision = stressed_decision(stressed);
        buffer_add_format(&decided, "decision.%s", decision ? decision : "");
        const struct word words[] = {
            {"foretold", .text = word(page, stressed->right ? "ui.class.stress_right"
                                                            : "ui.class.stress_wrong")},
            {"held", .number = stressed->held},
            {"steps", .number = stressed->steps},
            {"decision",
             .text = word(page, decision ? buffer_text(&decided) : "ui.class.stress_open")},
            {0}};
        page_words(&text, page->catalog, "ui.class.stressed", words);
    } else {
        buffer_add_text(&text, stressed && stressed->locked ? word(page, "progress.locked") : "-");
    }
    page_cell(page->out, buffer_text(&text));
    buffer_free(&text);
    buffer_free(&decided);
}

/* The judgement, and why. */
static void add_judgement_cell(const struct overview *page, const struct student *student)
{
    html_open(page->out, "td", HTML_END);
    page_verdict(page->out, page_judgement_mark(student->verdict),
                 page_judgement(page->catalog, student->verdict));
    if (student->verdict == VERDICT_NOT_GRADED) {
        buffer_add_text(page->out, ": ");
        html_text(page->out, page_standing(page->catalog, student->standing));
    }
    if (student->days_late > 0) {
        buffer_add_text(page->out, ", ");
        html_text(page->out, word(page, "ui.class.late"));
    }
    const char *between = ": ";
    for (unsigned kind = 0; kind < PATTERNS; kind++) {
        if (student->flags & 1U << kind) {
            html_text(page->out, between);
            html_text(page->out, flag_text(page, (enum pattern_kind)kind, PATTERN_TITLE));
            between = "; ";
        }
    }
    html_close(page->out, "td");
}

static void add_student(const struct overview *page, const struct named *named)
{
    const struct student *student = named->student;
    const struct summary *shown = student->shown;
    bool graded = shown && shown->track >= 0;
    html_open(page->out, "tr", HTML_END);
    add_name_cell(page, named);
    page_cell(page->out,
              graded ? text_of(page->catalog, &page->catalog->tracks[shown->track], 0, "name")
                     : "-");
    for (int part = SIM_PART_SCALING; part <= SIM_PART_FINALE; part++) {
        page_cell(page->out,
                  page_progress(page->catalog, graded ? shown : NULL, (enum sim_part)part));
    }
    if (graded && shown->aims > 0) {
        page_count_of_cell(page->out, page->catalog, shown->aims_met, shown->aims);
        page_count_of_cell(page->out, page->catalog, shown->finale_aims_met, shown->finale_aims);
    } else {
        page_number(page->out, "-");
        page_number(page->out, "-");
    }
    add_stress_cell(page, graded ? &shown->stressed : NULL);
    add_score_cell(page, student);
    add_judgement_cell(page, student);
    page_row_end(page->out);
}

static void add_students(const struct overview *page)
{
    const char *const columns[] = {
        word(page, "ui.class.name"),        word(page, "ui.class.login"),
        word(page, "report.track"),         word(page, "ui.class.part1"),
        word(page, "ui.class.part2"),       word(page, "ui.class.part3"),
        word(page, "ui.class.finale"),      word(page, "ui.class.aims"),
        word(page, "ui.class.finale_aims"), word(page, "ui.class.stress"),
        word(page, "ui.class.score"),       word(page, "ui.page.verdict")};
    struct named *list = students_by_name(page->class);
    struct buffer counted = {0};
    const struct word words[] = {{"students", .number = page->class->student_count},
                                 {"ledgers", .number = page->class->count},
                                 {0}};
    page_words(&counted, page->catalog, "ui.class.counted", words);
    page_section(page->out, "students", word(page, "ui.class.students"));
    html_element(page->out, "p", buffer_text(&counted), HTML_END);
    page_table(page->out, word(page, "ui.class.by_name"), columns,
               sizeof columns / sizeof columns[0]);
    for (size_t i = 0; i < page->class->student_count; i++) {
        add_student(page, &list[i]);
        free(list[i].name);
    }
    page_table_end(page->out);
    page_section_end(page->out);
    free(list);
    buffer_free(&counted);
}

/* ---- what stands out: each kind with its definition and its innocent causes ---- */

/* ", label" with its number. */
static void add_counted(const struct overview *page, const char *id, size_t number)
{
    struct buffer text = {0};
    const struct word words[] = {{"number", .number = number}, {0}};
    buffer_add_text(&text, ", ");
    page_words(&text, page->catalog, id, words);
    html_text(page->out, buffer_text(&text));
    buffer_free(&text);
}

static void add_pattern(const struct overview *page, const struct pattern *pattern)
{
    static const char *const parts[] = {"ui.class.part1", "ui.class.part2", "ui.class.part3",
                                        "ui.class.finale"};
    html_open(page->out, "li", HTML_END);
    html_name(page->out, pattern->student->login);
    if (pattern->part > 0) {
        const struct track *track = &page->catalog->tracks[pattern->track];
        buffer_add_text(page->out, ", ");
        html_text(page->out, text_of(page->catalog, track, 0, "name"));
        buffer_add_text(page->out, ", ");
        html_text(page->out, word(page, parts[pattern->part - 1]));
    }
    if (pattern->kind == PATTERN_QUICK) {
        add_counted(page, "ui.flag.seconds", (size_t)fmax(0, round(pattern->seconds)));
    }
    if (pattern->record > 0) {
        add_counted(page, "ui.flag.record", pattern->record);
    }
    if (pattern->what) {
        struct buffer reason = {0};
        reason_tell(&reason, page->catalog, pattern->what);
        buffer_add_text(page->out, ": ");
        html_text(page->out, buffer_text(&reason));
        buffer_free(&reason);
    }
    if (pattern->other) {
        buffer_add_text(page->out, ", ");
        html_name(page->out, pattern->other->login);
    }
    html_close(page->out, "li");
}

static void add_patterns(const struct overview *page)
{
    const struct class *class = page->class;
    page_section(page->out, "flags", word(page, "ui.class.flags"));
    html_element(page->out, "p",
                 word(page, class->pattern_count > 0 ? "ui.class.ask" : "ui.class.no_flags"),
                 HTML_END);
    for (size_t i = 0; i < class->pattern_count; i++) {
        const struct pattern *pattern = &class->patterns[i];
        bool first = i == 0 || class->patterns[i - 1].kind != pattern->kind;
        bool last = i + 1 == class->pattern_count || class->patterns[i + 1].kind != pattern->kind;
        if (first) {
            html_element(page->out, "h3", flag_text(page, pattern->kind, PATTERN_TITLE), HTML_END);
            html_element(page->out, "p", flag_text(page, pattern->kind, PATTERN_DEFINITION),
                         HTML_END);
            html_element(page->out, "p", flag_text(page, pattern->kind, PATTERN_CAUTION), "class",
                         "note", HTML_END);
            html_open(page->out, "ul", HTML_END);
        }
        add_pattern(page, pattern);
        if (last) {
            html_close(page->out, "ul");
        }
    }
    page_section_end(page->out);
}

/* ---- how sure, and how often right ---- */

struct confidence {
    size_t seen, right;
};

static void take_calibration(const struct class *class, struct confidence sums[CONFIDENCES + 1])
{
    for (size_t i = 0; i < class->student_count; i++) {
        const struct summary *graded = class->students[i].graded;
        for (size_t q = 0; graded && q < graded->question_count; q++) {
            const struct summary_question *question = &graded->questions[q];
            if (question->track == graded->track && question->right >= 0) {
                sums[question->confidence].seen++;
                sums[question->confidence].right += question->right == 1;
            }
        }
    }
}

/* What a confidence means as a probability, from its Brier gap when right: (1 - p) squared. */
static double meant(int confidence)
{
    return 1 - sqrt(calibration_brier(true, confidence));
}

static void add_per_cent(const struct overview *page, double share, struct buffer *text)
{
    page_add_number(text, page->catalog, round(100 * share), 3);
    buffer_add_text(text, " %");
}

static void add_calibration_rows(const struct overview *page, const struct confidence *sums)
{
    for (int i = 1; i <= CONFIDENCES; i++) {
        struct buffer text = {0}, means = {0};
        char id[] = "confidence.0";
        id[sizeof id - 2] = (char)('0' + i);
        page_row(page->out, word(page, id));
        page_count_cell(page->out, sums[i].seen);
        page_count_cell(page->out, sums[i].right);
        if (sums[i].seen > 0) {
            add_per_cent(page, (double)sums[i].right / (double)sums[i].seen, &text);
        } else {
            buffer_add_char(&text, '-');
        }
        page_number(page->out, buffer_text(&text));
        add_per_cent(page, meant(i), &means);
        page_number(page->out, buffer_text(&means));
        page_row_end(page->out);
        buffer_free(&text);
        buffer_free(&means);
    }
}

static void draw_calibration(const struct overview *page, const struct confidence *sums)
{
    struct bars_row rows[CONFIDENCES];
    struct buffer says[CONFIDENCES] = {{0}};
    const struct bars_legend legend = {.full = word(page, "ui.class.share"),
                                       .mark = word(page, "ui.class.means")};
    for (int i = 0; i < CONFIDENCES; i++) {
        const struct confidence *sum = &sums[i + 1];
        char id[] = "confidence.0";
        id[sizeof id - 2] = (char)('1' + i);
        page_add_count_of(&says[i], page->catalog, sum->right, sum->seen);
        rows[i] = (struct bars_row){
            .label = word(page, id),
            .says = buffer_text(&says[i]),
            .segments = {{sum->seen ? (double)sum->right / (double)sum->seen : 0, BARS_FULL}},
            .mark = meant(i + 1),
        };
    }
    bars_add(page->out, "calibration-picture", word(page, "ui.class.calibration"),
             word(page, "ui.class.about_calibration"), rows, CONFIDENCES, 1, &legend);
    for (int i = 0; i < CONFIDENCES; i++) {
        buffer_free(&says[i]);
    }
}

static void add_calibration(const struct overview *page)
{
    const char *const columns[] = {word(page, "report.confidence"), word(page, "ui.class.seen"),
                                   word(page, "ui.class.right"), word(page, "ui.class.share"),
                                   word(page, "ui.class.means")};
    struct confidence sums[CONFIDENCES + 1] = {{0}};
    take_calibration(page->class, sums);
    page_section(page->out, "calibration", word(page, "ui.class.calibration"));
    draw_calibration(page, sums);
    page_table(page->out, word(page, "ui.class.calibration_table"), columns, 5);
    add_calibration_rows(page, sums);
    page_table_end(page->out);
    figure_close(page->out);
    page_section_end(page->out);
}

/* ---- aims met ---- */

/* Of a part on a track, over all who are graded on it and have a run that stands. */
struct aims {
    size_t students, all, met, of;
};

static void take_aims(const struct class *class, struct aims *aims)
{
    for (size_t i = 0; i < class->student_count; i++) {
        const struct summary *graded = class->students[i].graded;
        for (size_t q = 0; graded && q < graded->question_count; q++) {
            const struct summary_question *question = &graded->questions[q];
            struct aims *sum = &aims[question->track * PARTS + question->part - 1];
            if (question->track == graded->track && question->aims > 0) {
                sum->students++;
                sum->all += question->aims_met == question->aims;
                sum->met += question->aims_met;
                sum->of += question->aims;
            }
        }
    }
}

static void add_aims(const struct overview *page)
{
    const struct catalog *catalog = page->catalog;
    const char *const columns[] = {word(page, "ui.page.item"), word(page, "ui.class.students"),
                                   word(page, "ui.class.all_met"), word(page, "ui.class.of_all")};
    struct aims *aims = memory_get(catalog->track_count * PARTS, sizeof *aims);
    take_aims(page->class, aims);
    page_section(page->out, "aims", word(page, "ui.class.aims"));
    page_table(page->out, word(page, "ui.class.aims_table"), columns, 4);
    for (size_t i = 0; i < catalog->track_count * PARTS; i++) {
        const struct track *track = &catalog->tracks[i / PARTS];
        if (aims[i].students > 0) {
            struct buffer name = {0};
            page_add_label(&name, catalog, text_of(catalog, track, 0, "name"),
                           text_of(catalog, track, (int)(i % PARTS) + 1, "title"));
            page_row(page->out, buffer_text(&name));
            page_count_cell(page->out, aims[i].students);
            page_count_cell(page->out, aims[i].all);
            page_count_of_cell(page->out, catalog, aims[i].met, aims[i].of);
            page_row_end(page->out);
            buffer_free(&name);
        }
    }
    page_table_end(page->out);
    page_section_end(page->out);
    free(aims);
}

/* ---- the page ---- */

static void add_questions(const struct overview *page, const struct histogram *histogram)
{
    page_section(page->out, "questions", word(page, "report.section.predictions"));
    if (histogram->count == 0) {
        html_element(page->out, "p", word(page, "ui.class.nothing"), HTML_END);
    }
    question_page_add(page->out, page->class, histogram);
    page_section_end(page->out);
}

void overview_page_add(struct buffer *out, const struct class *class, const struct grading *grading,
                       const bool *has_page)
{
    const struct overview page = {out, class, class->catalog, grading, has_page};
    const struct page_link links[] = {
        {"students", word(&page, "ui.class.students")},
        {"flags", word(&page, "ui.class.flags")},
        {"questions", word(&page, "report.section.predictions")},
        {"calibration", word(&page, "ui.class.calibration")},
        {"aims", word(&page, "ui.class.aims")},
    };
    struct histogram histogram;
    struct buffer title = {0};
    const struct word words[] = {{"course", .text = class->course->name}, {0}};
    page_words(&title, class->catalog, "ui.class.title", words);
    histogram_make(&histogram, class);
    page_begin(out, class->catalog, buffer_text(&title));
    page_links(out, class->catalog, links, sizeof links / sizeof links[0]);
    add_students(&page);
    add_patterns(&page);
    add_questions(&page, &histogram);
    add_calibration(&page);
    add_aims(&page);
    page_end(out);
    histogram_free(&histogram);
    buffer_free(&title);
}
