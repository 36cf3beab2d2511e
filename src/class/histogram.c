#include "class/histogram.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "class/cells.h"
#include "course/text.h"
#include "design/scenario.h"
#include "design/truth.h"
#include "lesson/state.h"
#include "store/clean.h"
#include "store/memory.h"
#include "view/wrap.h"

enum { BAR_COLUMNS = 24, TABLE_BAR = 8 };

static bool is_misconception(const struct part *part, const char *choice)
{
    for (size_t i = 0; i < part->lock_never_right_count; i++) {
        if (strcmp(part->lock_never_right[i], choice) == 0) {
            return true;
        }
    }
    return false;
}

/* The reasons of a prediction, of which a finale has none. */
static void name_mechanisms(const struct catalog *catalog, struct histogram_question *question)
{
    const struct part *part = &question->track->parts[question->part - 1];
    size_t count = question->part == SIM_PART_FINALE ? 0 : part->lock_mechanism_count;
    question->mechanism_count = count < HISTOGRAM_CHOICES ? count : HISTOGRAM_CHOICES;
    for (size_t i = 0; i < question->mechanism_count; i++) {
        struct histogram_choice *mechanism = &question->mechanisms[i];
        char id[100];
        mechanism->id = part->lock_mechanisms[i];
        snprintf(id, sizeof id, "lock.mechanism.%s", mechanism->id);
        mechanism->label = text_of(catalog, question->track, (int)question->part, id);
    }
}

static void name_question(const struct catalog *catalog, struct histogram_question *question)
{
    const struct part *part = &question->track->parts[question->part - 1];
    int number = (int)question->part;
    question->title = text_of(catalog, question->track, number, "title");
    question->text = text_of(catalog, question->track, number, "lock.question");
    question->choice_count = part->lock_choice_count < HISTOGRAM_CHOICES ? part->lock_choice_count
                                                                         : HISTOGRAM_CHOICES;
    for (size_t i = 0; i < question->choice_count; i++) {
        struct histogram_choice *choice = &question->choices[i];
        char id[100];
        choice->id = part->lock_choices[i];
        snprintf(id, sizeof id, "%s.%s", part_choice_prefix(number), choice->id);
        choice->label = text_of(catalog, question->track, number, id);
        choice->misconception = is_misconception(part, choice->id);
    }
    name_mechanisms(catalog, question);
}

/* One answer more for a choice or a reason; RIGHT as a question's: 1, 0, or -1: not seen yet. */
static void count_one(struct histogram_choice *choice, const struct summary_question *answer,
                      int right)
{
    choice->count++;
    choice->confidence[answer->confidence]++;
    choice->right += right == 1;
    choice->wrong[answer->confidence] += right == 0;
}

/* What the model says of the student's own scenario. */
static bool truth_of(const struct catalog *catalog, const struct histogram_question *question,
                     int variant, struct truth *truth)
{
    struct design scenario;
    if (question->part == SIM_PART_FINALE || variant < 0) {
        return false;
    }
    lock_scenario(catalog, question->track, question->part, (unsigned)variant, &scenario);
    truth_find(question->part, &scenario, truth);
    return true;
}

static void count_answer(const struct catalog *catalog, struct histogram_question *question,
                         const struct summary_question *answer, int variant)
{
    struct truth truth;
    if (!answer->locked || answer->choice < 0 || (size_t)answer->choice >= question->choice_count) {
        return;
    }
    question->count++;
    count_one(&question->choices[answer->choice], answer, answer->right);
    if (!truth_of(catalog, question, variant, &truth)) {
        return;
    }
    if (truth.choice < question->choice_count) {
        question->choices[answer->choice].scenario[truth.choice]++;
    }
    if (answer->mechanism >= 0 && (size_t)answer->mechanism < question->mechanism_count) {
        count_one(&question->mechanisms[answer->mechanism], answer,
                  answer->right < 0 ? -1 : (size_t)answer->mechanism == truth.mechanism);
    }
}

void histogram_make(struct histogram *histogram, const struct class *class)
{
    size_t tracks = class->catalog->track_count, kept = 0;
    struct histogram_question *all = memory_get(tracks * PARTS, sizeof *all);
    for (size_t i = 0; i < tracks * PARTS; i++) {
        all[i].track = &class->catalog->tracks[i / PARTS];
        all[i].part = (enum sim_part)(i % PARTS + 1);
        name_question(class->catalog, &all[i]);
    }
    for (size_t s = 0; s < class->student_count; s++) {
        const struct summary *graded = class->students[s].graded;
        for (size_t i = 0; graded && i < graded->question_count; i++) {
            const struct summary_question *answer = &graded->questions[i];
            count_answer(class->catalog, &all[answer->track * PARTS + answer->part - 1], answer,
                         graded->variant);
        }
    }
    for (size_t i = 0; i < tracks * PARTS; i++) {
        if (all[i].count > 0) {
            all[kept++] = all[i];
        }
    }
    *histogram = (struct histogram){.questions = all, .count = kept};
}

void histogram_free(struct histogram *histogram)
{
    free(histogram->questions);
    *histogram = (struct histogram){0};
}

/* ---- text ---- */

static void add_choice(struct buffer *out, const struct histogram_question *question,
                       const struct histogram_choice *choice)
{
    size_t bar = (choice->count * BAR_COLUMNS + question->count / 2) / question->count;
    buffer_add_text(out, "  ");
    clean_short(out, choice->label, 60);
    buffer_add_format(out, "\n    %4zu ", choice->count);
    for (size_t i = 0; i < BAR_COLUMNS; i++) {
        buffer_add_char(out, i < bar ? '#' : '.');
    }
    buffer_add_format(out, " sure %zu, fair %zu, guess %zu; right %zu\n", choice->confidence[3],
                      choice->confidence[2], choice->confidence[1], choice->right);
    if (choice->misconception) {
        buffer_add_text(out, "         misconception: right in no scenario of this track\n");
    }
}

void histogram_add_text(struct buffer *out, const struct histogram *histogram)
{
    for (size_t i = 0; i < histogram->count; i++) {
        const struct histogram_question *question = &histogram->questions[i];
        buffer_add_format(out, "%s, %s%s: ", question->track->id,
                          question->part == SIM_PART_FINALE ? "" : "part ",
                          part_name(question->part));
        clean_short(out, question->title, 60);
        buffer_add_text(out, "\n  ");
        clean_short(out, question->text, 300);
        buffer_add_format(out, " (%zu locked)\n", question->count);
        for (size_t c = 0; c < question->choice_count; c++) {
            add_choice(out, question, &question->choices[c]);
        }
        buffer_add_char(out, '\n');
    }
}

/* ---- a screen ---- */

static void add_wrapped(struct buffer *out, const char *text, int columns)
{
    struct wrap_line *lines;
    struct buffer plain = {0};
    clean_line(&plain, text);
    size_t count = wrap_text(buffer_text(&plain), plain.length, columns, &lines);
    for (size_t i = 0; i < count; i++) {
        buffer_add(out, buffer_text(&plain) + lines[i].start, lines[i].length);
        buffer_add_char(out, '\n');
    }
    free(lines);
    buffer_free(&plain);
}

void histogram_add_table(struct buffer *out, const struct histogram_question *question, int columns)
{
    add_wrapped(out, question->title, columns);
    add_wrapped(out, question->text, columns);
    char locked[16];
    snprintf(locked, sizeof locked, "(%zu locked)", question->count);
    buffer_add_format(out, "%-13ssure fair guess right\n", locked);
    for (size_t i = 0; i < question->choice_count; i++) {
        const struct histogram_choice *choice = &question->choices[i];
        buffer_add_format(out, "%4zu ", choice->count);
        size_t bar = (choice->count * TABLE_BAR + question->count / 2) / question->count;
        for (size_t cell = 0; cell < TABLE_BAR; cell++) {
            buffer_add_char(out, cell < bar ? '#' : '.');
        }
        buffer_add_format(out, "%4zu %4zu %5zu %5zu  ", choice->confidence[3],
                          choice->confidence[2], choice->confidence[1], choice->right);
        clean_short(out, choice->label, 60);
        buffer_add_text(out, choice->misconception ? " (misconception)\n" : "\n");
    }
}

/* ---- CSV and JSON ---- */

void histogram_add_csv(struct buffer *out, const struct histogram *histogram)
{
    struct cells cells = {.out = out};
    buffer_add_text(out, "track,part,choice,label,count,of,guess,fair,sure,right,misconception\n");
    for (size_t i = 0; i < histogram->count; i++) {
        const struct histogram_question *question = &histogram->questions[i];
        for (size_t c = 0; c < question->choice_count; c++) {
            const struct histogram_choice *choice = &question->choices[c];
            cells_word(&cells, question->track->id);
            cells_word(&cells, part_name(question->part));
            cells_word(&cells, choice->id);
            cells_text(&cells, choice->label);
            cells_number(&cells, (double)choice->count, 0);
            cells_number(&cells, (double)question->count, 0);
            for (int confidence = 1; confidence <= 3; confidence++) {
                cells_number(&cells, (double)choice->confidence[confidence], 0);
            }
            cells_number(&cells, (double)choice->right, 0);
            cells_word(&cells, choice->misconception ? "yes" : "no");
            cells_end(&cells);
        }
    }
}

static void put_choice(struct json_out *json, const struct histogram_choice *choice)
{
    json_open(json, NULL, '{');
    json_put_text(json, "choice", choice->id);
    json_put_text(json, "label", choice->label);
    json_put_number(json, "count", (double)choice->count);
    json_put_number(json, "guess", (double)choice->confidence[1]);
    json_put_number(json, "fair", (double)choice->confidence[2]);
    json_put_number(json, "sure", (double)choice->confidence[3]);
    json_put_number(json, "right", (double)choice->right);
    json_put_bool(json, "misconception", choice->misconception);
    json_close(json, '}');
}

void histogram_put_json(struct json_out *json, const struct histogram *histogram)
{
    json_open(json, "questions", '[');
    for (size_t i = 0; i < histogram->count; i++) {
        const struct histogram_question *question = &histogram->questions[i];
        json_open(json, NULL, '{');
        json_put_text(json, "track", question->track->id);
        json_put_text(json, "part", part_name(question->part));
        json_put_text(json, "title", question->title);
        json_put_text(json, "question", question->text);
        json_put_number(json, "count", (double)question->count);
        json_open(json, "choices", '[');
        for (size_t c = 0; c < question->choice_count; c++) {
            put_choice(json, &question->choices[c]);
        }
        json_close(json, ']');
        json_close(json, '}');
    }
    json_close(json, ']');
}
