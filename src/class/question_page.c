#include "class/question_page.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "class/page_words.h"
#include "class/spread.h"
#include "web/bars.h"
#include "web/columns.h"
#include "web/figure.h"
#include "web/html.h"

/* A question on its way into the page. */
struct asking {
    struct buffer *out;
    const struct class *class;
    const struct catalog *catalog;
    const struct histogram_question *question;
    struct buffer name; /* "Cloud Titan: The Scaling Wall Audit" */
    struct buffer id;   /* of its elements: "cloud-1" */
};

static const char *word(const struct asking *asking, const char *id)
{
    return page_text(asking->catalog, id);
}

/* Begins a table or names a figure: "NAME: WHAT". */
static char *titled(const struct asking *asking, const char *what)
{
    struct buffer title = {0};
    page_add_label(&title, asking->catalog, buffer_text(&asking->name), word(asking, what));
    return buffer_take(&title);
}

static void begin_table(const struct asking *asking, const char *what, const char *const *columns,
                        size_t count)
{
    char *caption = titled(asking, what);
    page_table(asking->out, caption, columns, count);
    free(caption);
}

/* ---- choices and reasons, by how sure ---- */

static size_t wrong_and_unsure(const struct histogram_choice *choice)
{
    return choice->wrong[0] + choice->wrong[1] + choice->wrong[2];
}

static size_t unseen(const struct histogram_choice *choice)
{
    return choice->count - choice->right - wrong_and_unsure(choice) - choice->wrong[3];
}

/* What it comes to, for who doesn't see the picture. */
static void say(const struct asking *asking, const struct histogram_choice *choices, size_t count,
                struct buffer *about)
{
    const struct histogram_choice *most = &choices[0];
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        most = choices[i].count > most->count ? &choices[i] : most;
        wrong += choices[i].wrong[3];
    }
    const struct word words[] = {{"choice", .text = most->label},
                                 {"most", .number = most->count},
                                 {"count", .number = asking->question->count},
                                 {"wrong", .number = wrong},
                                 {0}};
    page_words(about, asking->catalog, "ui.class.about_choices", words);
}

static void draw_choices(const struct asking *asking, const char *what,
                         const struct histogram_choice *choices, size_t count)
{
    struct bars_row rows[HISTOGRAM_CHOICES];
    char counts[HISTOGRAM_CHOICES][24];
    struct buffer about = {0}, id = {0};
    const struct bars_legend legend = {
        .full = word(asking, "ui.class.right"),
        .pale = word(asking, "ui.class.unsure_wrong"),
        .alarm = word(asking, "ui.class.sure_wrong"),
        .dashed = word(asking, "ui.class.unseen"),
    };
    for (size_t i = 0; i < count; i++) {
        const struct histogram_choice *choice = &choices[i];
        snprintf(counts[i], sizeof counts[i], "%zu", choice->count);
        rows[i] = (struct bars_row){
            .label = choice->label,
            .says = counts[i],
            .segments = {{(double)choice->right, BARS_FULL},
                         {(double)wrong_and_unsure(choice), BARS_PALE},
                         {(double)choice->wrong[3], BARS_ALARM},
                         {(double)unseen(choice), BARS_DASHED}},
            .mark = NAN,
        };
    }
    char *title = titled(asking, what);
    say(asking, choices, count, &about);
    buffer_add_format(&id, "%s-%s", buffer_text(&asking->id), what + sizeof "ui.class." - 1);
    bars_add(asking->out, buffer_text(&id), title, buffer_text(&about), rows, count,
             (double)asking->question->count, &legend);
    free(title);
    buffer_free(&about);
    buffer_free(&id);
}

static void add_choice_row(const struct asking *asking, const struct histogram_choice *choice)
{
    struct buffer *out = asking->out;
    html_open(out, "tr", HTML_END);
    html_open(out, "th", "scope", "row", HTML_END);
    html_text(out, choice->label);
    if (choice->misconception) {
        html_element(out, "p", word(asking, "ui.class.misconception"), "class", "note", HTML_END);
    }
    html_close(out, "th");
    page_count_cell(out, choice->count);
    for (size_t confidence = 1; confidence <= 3; confidence++) {
        page_count_cell(out, choice->confidence[confidence]);
    }
    page_count_cell(out, choice->right);
    html_open(out, "td", "class", "number", HTML_END);
    if (choice->wrong[3] > 0) {
        char text[24];
        snprintf(text, sizeof text, "%zu", choice->wrong[3]);
        page_verdict(out, PAGE_BAD, text);
    } else {
        html_text(out, "0");
    }
    html_close(out, "td");
    page_row_end(out);
}

static void add_choices(const struct asking *asking, const char *what, const char *numbers,
                        const struct histogram_choice *choices, size_t count)
{
    const char *const columns[] = {
        word(asking, "ui.page.item"),       word(asking, "ui.class.locked"),
        word(asking, "confidence.1"),       word(asking, "confidence.2"),
        word(asking, "confidence.3"),       word(asking, "ui.class.right"),
        word(asking, "ui.class.sure_wrong")};
    draw_choices(asking, what, choices, count);
    begin_table(asking, numbers, columns, sizeof columns / sizeof columns[0]);
    for (size_t i = 0; i < count; i++) {
        add_choice_row(asking, &choices[i]);
    }
    page_table_end(asking->out);
    figure_close(asking->out);
}

/* ---- by scenario: by what the model says of a student's own ---- */

static void add_scenarios(const struct asking *asking)
{
    const struct histogram_question *question = asking->question;
    const char *columns[HISTOGRAM_CHOICES + 1] = {word(asking, "ui.class.where")};
    for (size_t i = 0; i < question->choice_count; i++) {
        columns[i + 1] = question->choices[i].label;
    }
    begin_table(asking, "ui.class.by_scenario", columns, question->choice_count + 1);
    for (size_t truth = 0; truth < question->choice_count; truth++) {
        page_row(asking->out, question->choices[truth].label);
        for (size_t i = 0; i < question->choice_count; i++) {
            char text[24];
            snprintf(text, sizeof text, "%zu", question->choices[i].scenario[truth]);
            html_open(asking->out, "td", "class", "number", HTML_END);
            page_verdict(asking->out, i == truth ? PAGE_GOOD : PAGE_UNMARKED, text);
            html_close(asking->out, "td");
        }
        page_row_end(asking->out);
    }
    page_table_end(asking->out);
}

/* ---- numbers ---- */

/* What a bin says: "from to to", at an end "from" or "to" alone with a sign. */
static void add_bin_name(const struct asking *asking, const struct spread *spread, size_t bin,
                         struct buffer *name)
{
    struct buffer low = {0}, high = {0};
    page_add_number(&low, asking->catalog, spread->edges[bin], 2);
    page_add_number(&high, asking->catalog, spread->edges[bin + 1], 2);
    if (bin == 0) {
        buffer_add_format(name, "< %s", buffer_text(&high));
    } else if (bin == SPREAD_BINS - 1) {
        buffer_add_format(name, "> %s", buffer_text(&low));
    } else {
        const struct word words[] = {{"low", .text = buffer_text(&low)},
                                     {"to", .text = word(asking, "range.to")},
                                     {"high", .text = buffer_text(&high)},
                                     {0}};
        page_words(name, asking->catalog, "ui.range", words);
    }
    buffer_free(&low);
    buffer_free(&high);
}

static void draw_spread(const struct asking *asking, const struct spread *spread, const char *what)
{
    struct columns_bin bins[SPREAD_BINS];
    const struct scene_axis axis = {
        .label = word(asking, what),
        .unit = "",
        .scale = spread->difference ? SCENE_LINEAR : SCENE_LOG,
        .min = spread->edges[0],
        .max = spread->edges[SPREAD_BINS],
        .decimal = *asking->catalog->language.decimal,
    };
    for (size_t i = 0; i < SPREAD_BINS; i++) {
        bins[i] = (struct columns_bin){spread->edges[i], spread->edges[i + 1], spread->counts[i],
                                       i == SPREAD_SIDE};
    }
    struct buffer about = {0}, id = {0};
    const struct word words[] = {{"right", .number = spread->counts[SPREAD_SIDE]},
                                 {"count", .number = spread->count + spread->other_sign},
                                 {"other", .number = spread->other_sign},
                                 {0}};
    page_words(&about, asking->catalog, "ui.class.about_numbers", words);
    buffer_add_format(&id, "%s-numbers", buffer_text(&asking->id));
    char *title = titled(asking, "ui.class.numbers");
    columns_add(asking->out, buffer_text(&id), title, buffer_text(&about), &axis, bins, SPREAD_BINS,
                word(asking, "ui.class.right"), word(asking, "calibration.wrong"));
    free(title);
    buffer_free(&about);
    buffer_free(&id);
}

static void add_spread(const struct asking *asking)
{
    struct spread spread;
    const struct histogram_question *question = asking->question;
    spread_take(&spread, asking->class, (size_t)(question->track - asking->catalog->tracks),
                question->part);
    if (spread.count + spread.other_sign == 0) {
        return;
    }
    const char *what = spread.difference ? "ui.class.apart" : "ui.class.times";
    const char *const columns[] = {word(asking, what), word(asking, "ui.class.students")};
    draw_spread(asking, &spread, what);
    begin_table(asking, "ui.class.numbers_table", columns, 2);
    for (size_t i = 0; i < SPREAD_BINS; i++) {
        struct buffer name = {0};
        if (spread.counts[i] > 0 || i == SPREAD_SIDE) {
            add_bin_name(asking, &spread, i, &name);
            page_row(asking->out, buffer_text(&name));
            page_count_cell(asking->out, spread.counts[i]);
            page_row_end(asking->out);
        }
        buffer_free(&name);
    }
    if (!spread.difference) {
        page_row(asking->out, word(asking, "reveal.other_sign"));
        page_count_cell(asking->out, spread.other_sign);
        page_row_end(asking->out);
    }
    page_table_end(asking->out);
    figure_close(asking->out);
}

/* ---- a question ---- */

static void add_question(struct asking *asking)
{
    const struct histogram_question *question = asking->question;
    char count[24];
    struct buffer locked = {0};
    snprintf(count, sizeof count, "%zu", question->count);
    page_add_label(&locked, asking->catalog, word(asking, "ui.class.locked"), count);
    html_element(asking->out, "h3", buffer_text(&asking->name), "id", buffer_text(&asking->id),
                 HTML_END);
    html_element(asking->out, "p", question->text, HTML_END);
    html_element(asking->out, "p", buffer_text(&locked), HTML_END);
    add_choices(asking, "ui.class.choices", "ui.class.choices_table", question->choices,
                question->choice_count);
    if (question->part != SIM_PART_FINALE) {
        add_scenarios(asking);
        add_choices(asking, "ui.class.reasons", "ui.class.reasons_table", question->mechanisms,
                    question->mechanism_count);
        add_spread(asking);
    }
    buffer_free(&locked);
}

void question_page_add(struct buffer *out, const struct class *class,
                       const struct histogram *histogram)
{
    for (size_t i = 0; i < histogram->count; i++) {
        const struct histogram_question *question = &histogram->questions[i];
        struct asking asking = {
            .out = out, .class = class, .catalog = class->catalog, .question = question};
        page_add_label(&asking.name, class->catalog,
                       text_of(class->catalog, question->track, 0, "name"), question->title);
        buffer_add_format(&asking.id, "%s-%s", question->track->id, part_name(question->part));
        add_question(&asking);
        buffer_free(&asking.name);
        buffer_free(&asking.id);
    }
}
