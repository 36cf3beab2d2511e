#include "report/answers.h"

#include <stdlib.h>
#include <string.h>

#include "report/designed.h"
#include "report/mended.h"
#include "report/predicted.h"
#include "report/reflected.h"
#include "store/clean.h"

/* ---- which of the report's fields are an answer, and which a verdict ---- */

enum field_kind { KIND_NONE, KIND_ANSWER, KIND_BARE, KIND_VERDICT }; /* bare: without its label */

static bool begins(const char *key, const char *with)
{
    return strncmp(key, with, strlen(with)) == 0;
}

static enum field_kind predicted_role(const char *key)
{
    return begins(key, "said_") || strcmp(key, "confidence") == 0 ? KIND_ANSWER
           : strcmp(key, "anchor") == 0                           ? KIND_NONE
                                                                  : KIND_VERDICT;
}

static enum field_kind observed_role(const char *key)
{
    return strcmp(key, "seen") == 0 ? KIND_BARE : KIND_NONE;
}

static enum field_kind reflected_role(const char *key)
{
    return begins(key, "check") || strcmp(key, "model") == 0 ? KIND_VERDICT
           : strcmp(key, "attempts") == 0                    ? KIND_NONE
                                                             : KIND_ANSWER;
}

static enum field_kind designed_role(const char *key)
{
    return strcmp(key, "controls") == 0                             ? KIND_BARE
           : strcmp(key, "run") == 0 || strcmp(key, "sources") == 0 ? KIND_NONE
                                                                    : KIND_VERDICT;
}

static enum field_kind repaired_role(const char *key)
{
    return begins(key, "repair") ? KIND_ANSWER : KIND_VERDICT;
}

static const struct {
    const char *section; /* its key in the report */
    enum rubric_question question;
    enum field_kind (*role)(const char *key);
} sections[] = {
    {"Predictions", RUBRIC_PREDICTION, predicted_role},
    {"Observations", RUBRIC_OBSERVATION, observed_role},
    {"Reflections", RUBRIC_REFLECTION, reflected_role},
    {"Designs", RUBRIC_DESIGN, designed_role},
    {"Finale", RUBRIC_DESIGN, designed_role},
    {"Stress", RUBRIC_REPAIRS, repaired_role},
};
enum { SECTIONS_TAKEN = sizeof sections / sizeof sections[0] };

/* ---- texts ---- */

static void add_line(struct buffer *text, const struct doc_item *item, bool bare)
{
    const char *between = text->length > 0 ? "\n" : "";
    if (bare || !*item->label) {
        buffer_add_format(text, "%s%s", between, item->text);
    } else {
        buffer_add_format(text, "%s%s: %s", between, item->label, item->text);
    }
}

/* What is being put together: the texts of one part in one section. */
struct taking {
    struct buffer answer, verdict;
    struct rubric_answers *answers;
    int section; /* -1: none that counts */
    int part;    /* 0: none */
};

static void end_part(struct taking *taking)
{
    if (taking->section >= 0 && taking->part > 0) {
        struct rubric_answer
            *item = &taking->answers->items[taking->part - 1][sections[taking->section].question];
        item->answer = buffer_take(&taking->answer);
        item->verdict = buffer_take(&taking->verdict);
    }
    taking->part = 0;
}

static int section_find(const char *key)
{
    for (int i = 0; i < SECTIONS_TAKEN; i++) {
        if (strcmp(sections[i].section, key) == 0) {
            return i;
        }
    }
    return -1;
}

static int part_of_key(const char *key)
{
    for (int part = SIM_PART_SCALING; part <= SIM_PART_FINALE; part++) {
        if (strcmp(part_id((enum sim_part)part), key) == 0) {
            return part;
        }
    }
    return 0;
}

static void take_item(struct taking *taking, const struct doc_item *item)
{
    if (item->kind <= DOC_PART) {
        end_part(taking);
        taking->section = item->kind == DOC_SECTION ? section_find(item->key) : taking->section;
        taking->part = item->kind == DOC_PART ? part_of_key(item->key) : 0;
    } else if (taking->section >= 0 && taking->part > 0 && strcmp(item->key, "note") != 0) {
        enum field_kind role = sections[taking->section].role(item->key);
        if (role == KIND_VERDICT) {
            add_line(&taking->verdict, item, false);
        } else if (role != KIND_NONE) {
            add_line(&taking->answer, item, role == KIND_BARE);
        }
    }
}

/* ---- what was asked ---- */

static char *asked(struct writer *writer, enum sim_part part, enum rubric_question question)
{
    static const char *const ids[RUBRIC_QUESTIONS] = {
        [RUBRIC_PREDICTION] = "lock.question",
        [RUBRIC_OBSERVATION] = "observe.1",
        [RUBRIC_DESIGN] = "title",
        [RUBRIC_REPAIRS] = "lock.scenario",
    };
    bool finale = part == SIM_PART_FINALE;
    struct buffer text = {0}, plain = {0};
    if (question == RUBRIC_REFLECTION) {
        reflected_prompt(writer, part, &text);
    } else if (question != (finale ? RUBRIC_OBSERVATION : RUBRIC_REPAIRS)) {
        writer_enter(writer, part);
        buffer_add_text(&text, writer_text(writer, ids[question]));
        writer_end(writer);
    }
    clean_text(&plain, buffer_text(&text));
    buffer_free(&text);
    return buffer_take(&plain);
}

void answers_take(struct rubric_answers *answers, const struct catalog *catalog,
                  const struct ledger_log *log, size_t records, int track)
{
    struct doc doc = {0};
    struct writer writer;
    struct taking taking = {.answers = answers, .section = -1};
    *answers = (struct rubric_answers){0};
    writer_open(&writer, catalog, log, records, track, &doc);
    predicted_sections(&writer);
    designed_sections(&writer);
    mended_sections(&writer);
    reflected_sections(&writer);
    for (size_t i = 0; i < doc.count; i++) {
        take_item(&taking, &doc.items[i]);
    }
    end_part(&taking);
    for (int part = SIM_PART_SCALING; part <= SIM_PART_FINALE; part++) {
        for (int q = 0; q < RUBRIC_QUESTIONS; q++) {
            struct rubric_answer *item = &answers->items[part - 1][q];
            struct buffer none = {0}, no_verdict = {0};
            item->prompt = asked(&writer, (enum sim_part)part, (enum rubric_question)q);
            item->answer = item->answer ? item->answer : buffer_take(&none);
            item->verdict = item->verdict ? item->verdict : buffer_take(&no_verdict);
        }
    }
    buffer_free(&taking.answer);
    buffer_free(&taking.verdict);
    doc_free(&doc);
    writer_close(&writer);
}

void answers_free(struct rubric_answers *answers)
{
    for (int part = 0; part < PARTS; part++) {
        for (int q = 0; q < RUBRIC_QUESTIONS; q++) {
            free(answers->items[part][q].prompt);
            free(answers->items[part][q].answer);
            free(answers->items[part][q].verdict);
        }
    }
    *answers = (struct rubric_answers){0};
}
