#include "scenes/question_fields.h"

#include <string.h>

const char *question_option(const struct build *build, const struct question *question,
                            size_t option)
{
    const char *id = question->options[option];
    return build_textf(build, "%s.%s", question->option_prefix, id);
}

static void choice_field(const struct build *build, const struct question *question,
                         const char *answer, struct scene_field *field)
{
    const char **labels = arena_alloc(build->arena, question->option_count * sizeof *labels);
    field->option_count = question->option_count;
    field->option = question->option_count;
    for (size_t i = 0; i < question->option_count; i++) {
        labels[i] = question_option(build, question, i);
        if (strcmp(question->options[i], answer) == 0) {
            field->option = i;
            field->value = labels[i];
        }
    }
    field->options = labels;
    if (build->form == NUMBER_PLAIN) {
        const struct word words[] = {{"count", .number = field->option_count}, {0}};
        field->range = build_words(build, "ui.one_of", words);
    }
}

static void question_field(const struct build *build, const struct question *question,
                           const struct paper *paper)
{
    bool choice = question->kind == ASK_CHOICE;
    struct scene_field *field = build_field(build, choice ? SCENE_CHOICE : SCENE_EDIT, question->id,
                                            build_text(build, question->label));
    const char *answer = pairs_text(&paper->answers, question->id);
    field->help = build_text(build, question->help);
    if (choice) {
        choice_field(build, question, answer, field);
    } else {
        field->value = question_shown(build->catalog, build->arena, question, answer);
        field->multiline = question->kind == ASK_TEXT;
        field->text_limit = question_limit(question);
        const char *writing = paper_draft(paper, question);
        field->draft = writing ? arena_strdup(build->arena, writing) : NULL;
    }
    bool ended = *field->value && field->value[strlen(field->value) - 1] == '.';
    field->readout = arena_printf(
        build->arena, "%s%s %.200s%s%s%s", field->label, scene_asks(field->label) ? "" : ":",
        *field->value ? field->value : build_text(build, "answer.none"),
        *field->help && !ended ? "." : "", *field->help ? " " : "", field->help);
}

void question_fields_add_editors(const struct build *build, const struct paper *paper)
{
    struct question questions[QUESTIONS_MAX];
    size_t count = paper_questions(paper->part, paper->screen, questions);
    for (size_t i = 0; i < count; i++) {
        if (questions[i].kind == ASK_TEXT) {
            build_action(build, "editor")->edits = questions[i].id;
        }
    }
}

void question_fields_add(const struct build *build, const struct paper *paper)
{
    struct question questions[QUESTIONS_MAX];
    size_t count = paper_questions(paper->part, paper->screen, questions);
    for (size_t i = 0; i < count; i++) {
        question_field(build, &questions[i], paper);
    }
}
