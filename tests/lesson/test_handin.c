/* Handing in at the lab's last screen: asked with all that it means, done once, said as it is. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "play.h"

static struct catalog *catalog;

/* A desk that keeps nothing but how it was asked. */
struct desk {
    const char *meaning;
    const char *why; /* it takes nothing; NULL: it takes */
    int asked;
};

static void mean(void *context, const struct ledger_log *log, struct buffer *out)
{
    (void)log;
    buffer_add_text(out, ((struct desk *)context)->meaning);
}

static bool put(void *context, struct ledger *ledger, struct buffer *file, struct buffer *why)
{
    struct desk *desk = context;
    char number[12];
    desk->asked++;
    snprintf(number, sizeof number, "%d", desk->asked);
    if (desk->why) {
        buffer_add_text(why, desk->why);
        return false;
    }
    buffer_add_text(file, "given.csv");
    return ledger_append(ledger, &(struct ledger_entry){.event = "receipt",
                                                        .key = "feedback",
                                                        .value = "c0ffee"}) == 0 &&
           ledger_append(ledger, &(struct ledger_entry){
                                     .event = "submit", .key = "begun", .value = number}) == 0;
}

/* At the end of a track: all predictions locked, all results seen. */
static struct stage *play_to_end(const char *ledger, const struct handin *handin)
{
    const struct session_options options = {
        .catalog = catalog,
        .kernel = store_kernel_system(),
        .ledger_path = ledger,
        .login = "ada",
        .course = "test",
        .salt = "salt",
        .variant = -1,
        .track = "cloud",
        .handin = handin,
    };
    static const char *const answers[][2] = {
        {"hop3", "light"}, {"falls", "rework"}, {"neither", "shared"}};
    struct stage *stage = stage_open(&options);
    for (int part = 1; part <= 3; part++) {
        play_to_workbench(stage, part, answers[part - 1][0], answers[part - 1][1]);
        assert_true(play_act(stage, "to_observe"));
        assert_true(play_type(stage, "observation", "it is so"));
        assert_true(play_act(stage, "observe"));
        assert_true(play_act(stage, "to_parts"));
    }
    assert_true(play_act(stage, "to_end"));
    return stage;
}

static void assert_shows(const struct stage *stage, const char *words, bool shown)
{
    char *text = play_text(stage);
    if ((strstr(text, words) != NULL) != shown) {
        fail_msg("%s \"%s\" in:\n%s", shown ? "no" : "there is", words, text);
    }
    free(text);
}

static void hand_in__asks__with_all_that_it_means(void **unused)
{
    (void)unused;
    struct desk desk = {.meaning = "It is LATE.\nIt REPLACES one.\n"};
    const struct handin handin = {.context = &desk, .meaning = mean, .put = put};
    struct stage *stage = play_to_end(play_ledger(), &handin);
    const struct scene_field *field = play_field(stage, "hand_in");
    assert_non_null(field);
    assert_true(field->primary);
    assert_non_null(strstr(field->confirm, "It is LATE. It REPLACES one."));
    assert_non_null(strstr(field->confirm, "number 1?"));
    assert_shows(stage, "It REPLACES one.", true);
    assert_shows(stage, "Nothing is handed in yet", true);
    assert_int_equal(desk.asked, 0);
    stage_close(stage);
}

static void hand_in__gives__its_receipt(void **unused)
{
    (void)unused;
    struct desk desk = {.meaning = ""};
    const struct handin handin = {.context = &desk, .most = 2, .meaning = mean, .put = put};
    const char *ledger = play_ledger();
    struct stage *stage = play_to_end(ledger, &handin);
    assert_true(play_act(stage, "hand_in"));
    assert_non_null(strstr(play_message(stage), "c0ffee"));
    assert_non_null(strstr(play_message(stage), "given.csv"));
    assert_shows(stage, "HANDED IN, number 1", true);
    assert_int_equal(stage_scene(stage)->save, SCENE_SAVED);
    assert_non_null(strstr(play_field(stage, "hand_in")->confirm, "number 2?"));
    assert_true(play_act(stage, "hand_in"));
    assert_null(play_field(stage, "hand_in"));
    assert_false(play_act(stage, "hand_in"));
    assert_int_equal(desk.asked, 2);
    stage_close(stage);
}

static void hand_in__says__what_failed(void **unused)
{
    (void)unused;
    struct desk desk = {.meaning = "", .why = "the box is full; ask"};
    const struct handin handin = {.context = &desk, .meaning = mean, .put = put};
    struct stage *stage = play_to_end(play_ledger(), &handin);
    assert_false(play_act(stage, "hand_in"));
    assert_non_null(strstr(play_message(stage), "NOT HANDED IN: the box is full; ask"));
    assert_true(stage_scene(stage)->alarm);
    assert_shows(stage, "Nothing is handed in yet", true);
    stage_close(stage);
}

/* The date passes while the question waits. */
static void hand_in__asks_again__when_it_means_something_else(void **unused)
{
    (void)unused;
    struct desk desk = {.meaning = ""};
    const struct handin handin = {.context = &desk, .meaning = mean, .put = put};
    struct stage *stage = play_to_end(play_ledger(), &handin);
    desk.meaning = "It is LATE.\n";
    assert_false(play_act(stage, "hand_in"));
    assert_int_equal(desk.asked, 0);
    assert_shows(stage, "It is LATE.", true);
    assert_true(play_act(stage, "hand_in"));
    assert_int_equal(desk.asked, 1);
    stage_close(stage);
}

static void end__names__the_file_where_there_is_no_box(void **unused)
{
    (void)unused;
    const char *ledger = play_ledger();
    struct stage *stage = play_to_end(ledger, NULL);
    assert_null(play_field(stage, "hand_in"));
    assert_shows(stage, ledger, true);
    assert_shows(stage, "submit --output", false);
    assert_shows(stage, "Code of your last prediction", true);
    stage_close(stage);
}

/* Parts may be begun in any order: the last lock is the last in time. */
static void end__names__the_lock_that_was_last(void **unused)
{
    (void)unused;
    struct stage *stage = play_open_anchored(catalog, play_ledger(), "cloud", NULL, "");
    static const char *const answers[][2] = {
        {"hop3", "light"}, {"falls", "rework"}, {"neither", "shared"}};
    char *told = NULL;
    for (int part = 3; part >= 1; part--) {
        play_to_case(stage, part, answers[part - 1][0], answers[part - 1][1]);
        free(told);
        told = strdup(play_message(stage));
        play_act(stage, "to_mission");
        assert_true(play_act(stage, "to_observe"));
        assert_true(play_type(stage, "observation", "it is so"));
        assert_true(play_act(stage, "observe"));
        assert_true(play_act(stage, "to_parts"));
    }
    assert_true(play_act(stage, "to_end"));
    char *text = play_text(stage), code[80] = "";
    const char *line = strstr(text, "Code of your last prediction");
    assert_non_null(line);
    assert_int_equal(sscanf(strchr(line, ':') + 1, " %79[^. ]", code), 1);
    if (!strstr(told, code)) {
        fail_msg("%s, not in: %s", code, told);
    }
    free(told);
    free(text);
    stage_close(stage);
}

int main(void)
{
    catalog = play_catalog();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hand_in__asks__with_all_that_it_means),
        cmocka_unit_test(hand_in__gives__its_receipt),
        cmocka_unit_test(hand_in__says__what_failed),
        cmocka_unit_test(hand_in__asks_again__when_it_means_something_else),
        cmocka_unit_test(end__names__the_file_where_there_is_no_box),
        cmocka_unit_test(end__names__the_lock_that_was_last),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
