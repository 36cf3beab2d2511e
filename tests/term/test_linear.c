/* Tests of linear.h and lines.h: what is typed, what is printed, what the session hears. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../view/fake.h"
#include "store/buffer.h"
#include "term/linear.h"
#include "term/lines.h"

struct talk {
    struct stage *stage;
    char *heard; /* what was printed */
    enum linear_end end;
};

static int pipe_with(const char *bytes, size_t length)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], bytes, length), length);
    close(ends[1]);
    return ends[0];
}

/* Runs the front end over a screen with this input; a refusal ends it only in a `script`. */
static struct talk talk_on(struct stage *stage, const char *input, int cols, bool script)
{
    struct talk talk = {.stage = stage};
    size_t length;
    FILE *out = open_memstream(&talk.heard, &length);
    int in = pipe_with(input, strlen(input));
    talk.end = linear_run(stage, &(struct linear_options){.input = in,
                                                          .output = out,
                                                          .cols = cols,
                                                          .why = "linear.why.asked",
                                                          .keep_going = !script});
    fclose(out);
    close(in);
    return talk;
}

static struct talk talk(enum scene_screen screen, const char *input)
{
    struct stage *stage = fake_open();
    fake_show(stage, screen);
    return talk_on(stage, input, 0, false);
}

static void talk_end(struct talk *talk)
{
    fake_close(talk->stage);
    free(talk->heard);
}

static void expect_heard(const struct talk *talk, const char *text)
{
    if (!strstr(talk->heard, text)) {
        print_error("not heard: %s\nin: %s\n", text, talk->heard);
    }
    assert_non_null(strstr(talk->heard, text));
}

static void expect_events(struct talk *talk, const char *events)
{
    assert_string_equal(fake_events(talk->stage), events);
}

static void linear__start__announces_itself_and_prints_the_screen(void **state)
{
    (void)state;
    struct talk t = talk(SCENE_WORKBENCH, "more\nmore\nmore\nmenu\nmore\n");
    assert_memory_equal(t.heard, "fleetlab, linear mode: as you asked for with --linear.", 54);
    expect_heard(&t, "1 Scaling Wall. Cloud Titan. Step 3 of 6: workbench.\n");
    expect_heard(&t, "\nVerdicts:\nbisection: 0.03, below 1, MET.\n"
                     "communication: 76 %, at most 40 %, NOT MET; try: local steps up.\n");
    expect_heard(&t, "Goodput falls 2.35 times at 34,001 nodes.\n");
    expect_heard(&t, "\n1. Fleet size N: 100,000\n");
    expect_heard(&t, "3. Topology: fat tree\n");
    expect_heard(&t, "Saved. Start fleetlab again to go on from here.\n");
    expect_events(&t, "SAVE\n");
    assert_int_equal(t.end, LINEAR_SAVED);
    talk_end(&t);
}

static void linear__menu__asks_for_a_value_with_its_range(void **state)
{
    (void)state;
    struct talk t = talk(SCENE_WORKBENCH, "1\n20k\n2\n\n3\n1\n");
    expect_heard(
        &t,
        "Choose: 1\nFleet size N. One sentence of help.\n"
        "1 to 1 million, now 100,000; an empty line leaves it: 20k\nFleet size N: 20k. Next, type 5:");
    expect_heard(
        &t,
        "Dispersion. One sentence of help.\n0 to 20,000 km, now 10,000 km; an empty line leaves it: \nNot changed.\n");
    expect_heard(
        &t, "1 torus; 2 fat tree; now fat tree; an empty line leaves it: 1\nTopology: torus. ");
    expect_events(&t, "TYPE nodes 20k\nCHOOSE topology 0\nSAVE\n");
    talk_end(&t);
}

static void linear__assignment__sets_a_field_by_name(void **state)
{
    (void)state;
    struct talk t = talk(SCENE_WORKBENCH, "nodes=8192\n  topology = torus \nspeed=3\ncommit\n");
    expect_heard(&t, "Nothing here is called speed.");
    expect_events(&t, "TYPE nodes 8192\nTYPE topology torus\nACT commit\nSAVE\n");
    talk_end(&t);
}

static void linear__words__say_what_is_asked_for(void **state)
{
    (void)state;
    struct talk t = talk(SCENE_WORKBENCH, "verdicts\naims\nwhere\nvalue topology\nvalue BISEC\n"
                                          "value nosuch\nvalue bisec\nrepeat\nparts\n");
    expect_heard(&t, "Choose: verdicts\nbisection: MET.\ncommunication: NOT MET.\n");
    expect_heard(&t, "Choose: aims\nbisection: 0.03, below 1, MET.\n");
    expect_heard(&t, "Choose: where\n1 Scaling Wall. Cloud Titan. Step 3 of 6: workbench.\n");
    expect_heard(&t, "Choose: value topology\nTopology: fat tree; 1 torus; 2 fat tree.");
    expect_heard(&t, "Choose: value BISEC\nbisection: 0.03, below 1, MET.\n");
    expect_heard(&t, "Nothing here is called nosuch.");
    expect_heard(&t, "Choose: repeat\nbisection: 0.03, below 1, MET.\n\nChoose: parts\n");
    talk_end(&t);
}

static void linear__more__goes_on_with_the_list_then_with_the_screen(void **state)
{
    (void)state;
    struct talk t = talk(SCENE_WORKBENCH, "menu\nmore\nmore\nmore\n");
    expect_heard(&t, "5. Commit this run\n"); /* the menu's end */
    expect_heard(&t, "Choose: more\nFleet Iron Law: Step 7.60 s; hop three is the slowest.\n");
    expect_heard(&t, "Choose: more\nThat was all.\n");
    talk_end(&t);
}

static void linear__steps__move_what_was_named_last(void **state)
{
    (void)state;
    struct talk t = talk(SCENE_WORKBENCH, "+\nnodes=8192\n+\n-\n+ topology\n-\n+ nosuch\n");
    expect_heard(&t, "Choose: +\nName a control first");
    expect_heard(&t, "Nothing here is called nosuch.");
    expect_events(&t, "TYPE nodes 8192\nSTEP nodes +1 one\nSTEP nodes -1 one\n"
                      "STEP topology +1 one\nSTEP topology -1 one\nSAVE\n");
    talk_end(&t);
}

static void linear__name__may_be_the_beginning_of_a_label(void **state)
{
    (void)state;
    struct talk t = talk(SCENE_WORKBENCH, "FLEE\n20k\nfl\n+\ncommit\n+\nback\n");
    expect_heard(&t, "Choose: FLEE\nFleet size N. ");
    expect_heard(&t, "fl is not known here.");
    expect_heard(&t, "Choose: back\nNo page is open here.");
    expect_events(&t, "TYPE nodes 20k\nSTEP nodes +1 one\nACT commit\nSTEP nodes +1 one\nSAVE\n");
    talk_end(&t);
}

static void linear__assignment__takes_an_option_by_its_number(void **state)
{
    (void)state;
    struct talk t = talk(SCENE_WORKBENCH, "topology=1\n3=2\ntopology=3\n");
    expect_events(&t, "CHOOSE topology 0\nCHOOSE topology 1\nTYPE topology 3\nSAVE\n");
    talk_end(&t);
}

static void linear__confirmation__is_no_unless_yes(void **state)
{
    (void)state;
    struct talk t = talk(SCENE_LOCK, "lock\n\nlock\nn\nlock\nyes\nlock\n");
    expect_heard(&t,
                 "It cannot be changed afterwards.\nyes or no, an empty line is no: \nNot done.\n");
    expect_events(&t, "ACT lock\nSAVE\n");
    talk_end(&t);
}

static void linear__answer__ends_with_a_full_stop(void **state)
{
    (void)state;
    struct talk t = talk(SCENE_REFLECT, "reason\none\n\n q=1\n.\nquit\n");
    expect_events(&t, "TYPE reason one\n\nq=1\nSAVE\n");
    talk_end(&t);
}

static void linear__answer__keeps_a_draft_when_the_line_drops(void **state)
{
    (void)state;
    struct talk t = talk(SCENE_REFLECT, "reason\nhalf an answer");
    expect_events(&t, "DRAFT reason half an answer\nSAVE\n");
    talk_end(&t);
}

static void linear__views__print_a_page_and_come_back(void **state)
{
    (void)state;
    struct talk t = talk(SCENE_WORKBENCH, "math\nundo\nhelp pages\nmore\nwhy\n");
    expect_heard(&t, "7.60 s = 0.76 s + 6.03 s + 1.06 s - 0.25 s\n");
    expect_heard(&t, "evidence: ");
    expect_heard(&t, "why is not known here.");
    expect_events(&t, "VIEW math\nVIEW\nUNDO\nSAVE\n");
    talk_end(&t);
}

static void linear__refusal__is_said_and_ends_with_one(void **state)
{
    (void)state;
    struct stage *stage = fake_open();
    fake_refuse(stage, "the disk is full");
    struct talk t = talk_on(stage, "nodes=5\n", 0, false);
    expect_heard(&t, "the disk is full\nNOT SAVED.\n");
    assert_int_equal(t.end, LINEAR_NOT_SAVED);
    talk_end(&t);
}

/* What is said on standard error meanwhile. */
static struct talk script_with_error(enum scene_screen screen, const char *input, char **said)
{
    char path[] = "/tmp/linear-XXXXXX";
    int file = mkstemp(path), before = dup(STDERR_FILENO);
    struct stage *stage = fake_open();
    fake_show(stage, screen);
    fflush(stderr);
    dup2(file, STDERR_FILENO);
    struct talk talk = talk_on(stage, input, 0, true);
    fflush(stderr);
    dup2(before, STDERR_FILENO);
    close(before);
    *said = calloc(1, 1000);
    assert_true(pread(file, *said, 999, 0) >= 0);
    close(file);
    unlink(path);
    return talk;
}

static void script__first_refused_line__ends_it_with_its_number(void **state)
{
    (void)state;
    static const struct {
        const char *input, *events, *said;
    } scripts[] = {
        {"nodes=5\n\nspeed=3\nnodes=6\n", "TYPE nodes 5\nSAVE\n",
         "fleetlab: standard input, line 3: Nothing here is called speed. "
         "menu says what there is.\n"},
        {"nods\nnodes=6\n", "SAVE\n", "line 1: nods is not known here."},
        {"nodes=5\n99\nnodes=6\n", "TYPE nodes 5\nSAVE\n", "line 2: 99 is not known here."},
        {"nodes=5\033\nnodes=6\n", "SAVE\n", "line 1: That line holds control characters"},
        {"nodes=5\xc2\x9b\nnodes=6\n", "SAVE\n", "line 1: That line holds control characters"},
    };
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
        char *said;
        struct talk t = script_with_error(SCENE_WORKBENCH, scripts[i].input, &said);
        expect_events(&t, scripts[i].events);
        assert_non_null(strstr(said, scripts[i].said));
        assert_int_equal(t.end, LINEAR_REFUSED);
        free(said);
        talk_end(&t);
    }
}

static void script__mark_line_ends_and_blanks__are_harmless(void **state)
{
    (void)state;
    char *said;
    struct talk t = script_with_error(SCENE_WORKBENCH,
                                      "\xef\xbb\xbfnodes=5\r\n\xc2\xa0nodes\xe2\x80\xaf=\xc2\xa0"
                                      "6 \xc2\xa0\r\n",
                                      &said);
    expect_events(&t, "TYPE nodes 5\nTYPE nodes 6\nSAVE\n");
    assert_string_equal(said, "");
    assert_int_equal(t.end, LINEAR_SAVED);
    free(said);
    talk_end(&t);
}

static void linear__reply__says_what_is_not_saved__though_an_alarm_is_known(void **state)
{
    (void)state;
    struct stage *stage = fake_open();
    fake_show(stage, SCENE_WORKBENCH);
    fake_stand(stage, "OVER THE CAP 5 mg.");
    struct talk t = talk_on(stage, "nodes=5\n", 0, false);
    expect_heard(&t, "Choose: nodes=5\nFleet size N from 100,000 to 5. Step 1 s.\nNOT SAVED.\n");
    talk_end(&t);
}

static void linear__strangers_bytes__move_no_terminal(void **state)
{
    (void)state;
    struct stage *stage = fake_open();
    fake_show(stage, SCENE_WORKBENCH);
    fake_say(stage,
             "a\033[2Jb\xc2\x9b"
             "31mc\xe2\x80\xae"
             "d\xff",
             false);
    struct talk t = talk_on(stage, "show\xe2\x80\xae\n", 0, false);
    expect_heard(&t, "a?[2Jb?31mc?d?\n");
    expect_heard(&t, "show? is not known here.");
    for (const char *c = t.heard; *c; c++) {
        assert_true(*c == '\n' || ((unsigned char)*c >= ' ' && (unsigned char)*c < 127));
    }
    talk_end(&t);
}

static void linear__answer__is_mended_line_by_line(void **state)
{
    (void)state;
    struct talk t = talk(SCENE_REFLECT, "reason\none\ntwo\nthree\n.replace 2 zwei\n.delete 1\n"
                                        ".replace 9 x\n.show\n.5 of all\n.\n");
    expect_heard(&t, "Name one of the 2 lines");
    expect_heard(&t, "1: zwei\n2: three\n");
    expect_events(&t, "TYPE reason zwei\nthree\n.5 of all\nSAVE\n");
    talk_end(&t);
}

/* What looks like a word of the lab and is a line says so; a word without its number is no line. */
static void linear__answer__says_which_line_may_be_a_word(void **state)
{
    (void)state;
    struct talk t = talk(SCENE_REFLECT,
                         "reason\none\n.delete\n.delet 1\n4\n.delete 3\n.delete 2\n.\n");
    expect_heard(&t, "Name one of the 1 lines");
    expect_heard(&t, ".delet 1 is line 2 of your answer now.");
    expect_heard(&t, "4 is line 3 of your answer now.");
    expect_heard(&t, "1: one\n");
    expect_events(&t, "TYPE reason one\nSAVE\n");
    talk_end(&t);
}

static void linear__answer__can_be_gone_on_with_and_left(void **state)
{
    (void)state;
    struct talk t = talk(SCENE_REFLECT, "reason\none\n.\nreason\n.continue\ntwo\n.\n"
                                        "reason\nthree\n.cancel\nreason\n.\n");
    expect_heard(&t, "Written so far:\none\n");
    expect_heard(&t, "1: one\n");
    expect_events(&t, "TYPE reason one\nTYPE reason one\ntwo\nSAVE\n");
    talk_end(&t);
}

static void linear__answer__says_when_it_is_too_long(void **state)
{
    (void)state;
    struct buffer input = {0};
    buffer_add_text(&input, "reason\n");
    for (int i = 0; i < 50; i++) {
        buffer_add_text(&input, "fifty bytes of a line that goes on and on and on.\n");
    }
    struct talk t = talk(SCENE_REFLECT, buffer_text(&input));
    expect_heard(&t, "That is 2049 bytes, and 2000 fit.");
    buffer_free(&input);
    talk_end(&t);
}

static void linear__words_of_writing__say_what_they_can(void **state)
{
    (void)state;
    struct buffer input = {0};
    buffer_add_text(&input, "reason\n.show\n.help\n");
    for (int i = 0; i < 5; i++) {
        buffer_add_text(&input, "fifty bytes of a line that goes on and on and on.\n");
    }
    buffer_add_text(&input, ".editor\n.cancel\neditor\n");
    struct talk t = talk(SCENE_REFLECT, buffer_text(&input));
    expect_heard(&t, "Nothing is written yet.\n");
    expect_heard(&t, ".replace, a number and words");
    expect_heard(&t, "Your own editor needs a terminal.\n");
    expect_heard(&t, "Not changed.\n");
    const char *events = fake_events(t.stage);
    assert_non_null(strstr(events, "DRAFT reason \nSAVE\n")); /* as it was before */
    buffer_free(&input);
    talk_end(&t);
}

static void linear__editor__is_refused_where_there_is_no_text(void **state)
{
    (void)state;
    struct talk t = talk(SCENE_WORKBENCH, "editor\n");
    expect_heard(&t, "There is no text to write here.\n");
    talk_end(&t);
}

static void linear__control_characters__are_refused(void **state)
{
    (void)state;
    struct talk t = talk(SCENE_WORKBENCH, "nodes=5\033[2J\nnodes=6\n\xff\xfe\n");
    expect_heard(&t, "control characters");
    expect_heard(&t, "not UTF-8");
    assert_null(strchr(t.heard, '\033'));
    expect_events(&t, "TYPE nodes 6\nSAVE\n");
    talk_end(&t);
}

static void linear__terminal__wraps_at_72_columns(void **state)
{
    (void)state;
    struct stage *stage = fake_open();
    fake_show(stage, SCENE_BRIEF);
    struct talk t = talk_on(stage, "help\n", 72, false);
    for (const char *line = t.heard; *line;
         line += strcspn(line, "\n") + (strchr(line, '\n') != 0)) {
        assert_true(strcspn(line, "\n") <= 72);
    }
    talk_end(&t);
}

static void lines__next__takes_any_line(void **state)
{
    (void)state;
    static char bytes[LINES_MAX + 100];
    const char *line;
    memset(bytes, 'a', sizeof bytes);
    memcpy(bytes + sizeof bytes - 9, "\n\tb c \r\nd", 9);
    char path[] = "/tmp/lines-XXXXXX";
    int fd = mkstemp(path);
    unlink(path);
    assert_int_equal(write(fd, bytes, sizeof bytes), sizeof bytes);
    lseek(fd, 0, SEEK_SET);
    struct lines *lines = lines_new(fd, NULL);
    assert_int_equal(lines_next(lines, -1, &line), LINE_REFUSED);
    assert_string_equal(lines_why(lines), "linear.too_long");
    assert_int_equal(lines_next(lines, -1, &line), LINE_READ);
    assert_string_equal(line, "b c");
    assert_int_equal(lines_next(lines, -1, &line), LINE_READ);
    assert_string_equal(line, "d");
    assert_int_equal(lines_next(lines, -1, &line), LINE_END);
    lines_free(lines);
    close(fd);
}

static void lines__signal__ends_the_input(void **state)
{
    (void)state;
    int ends[2];
    const char *line;
    struct signals signals;
    assert_int_equal(pipe(ends), 0);
    signals_open(&signals);
    struct lines *lines = lines_new(ends[0], &signals);
    raise(SIGWINCH);
    raise(SIGHUP);
    assert_int_equal(lines_next(lines, -1, &line), LINE_END);
    lines_free(lines);
    signals_close(&signals);
    close(ends[0]);
    close(ends[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(linear__start__announces_itself_and_prints_the_screen),
        cmocka_unit_test(linear__menu__asks_for_a_value_with_its_range),
        cmocka_unit_test(linear__assignment__sets_a_field_by_name),
        cmocka_unit_test(linear__words__say_what_is_asked_for),
        cmocka_unit_test(linear__more__goes_on_with_the_list_then_with_the_screen),
        cmocka_unit_test(linear__steps__move_what_was_named_last),
        cmocka_unit_test(linear__name__may_be_the_beginning_of_a_label),
        cmocka_unit_test(linear__assignment__takes_an_option_by_its_number),
        cmocka_unit_test(linear__confirmation__is_no_unless_yes),
        cmocka_unit_test(linear__answer__ends_with_a_full_stop),
        cmocka_unit_test(linear__answer__keeps_a_draft_when_the_line_drops),
        cmocka_unit_test(linear__views__print_a_page_and_come_back),
        cmocka_unit_test(linear__refusal__is_said_and_ends_with_one),
        cmocka_unit_test(script__first_refused_line__ends_it_with_its_number),
        cmocka_unit_test(script__mark_line_ends_and_blanks__are_harmless),
        cmocka_unit_test(linear__reply__says_what_is_not_saved__though_an_alarm_is_known),
        cmocka_unit_test(linear__strangers_bytes__move_no_terminal),
        cmocka_unit_test(linear__answer__is_mended_line_by_line),
        cmocka_unit_test(linear__answer__says_which_line_may_be_a_word),
        cmocka_unit_test(linear__answer__can_be_gone_on_with_and_left),
        cmocka_unit_test(linear__answer__says_when_it_is_too_long),
        cmocka_unit_test(linear__words_of_writing__say_what_they_can),
        cmocka_unit_test(linear__editor__is_refused_where_there_is_no_text),
        cmocka_unit_test(linear__control_characters__are_refused),
        cmocka_unit_test(linear__terminal__wraps_at_72_columns),
        cmocka_unit_test(lines__next__takes_any_line),
        cmocka_unit_test(lines__signal__ends_the_input),
    };
    return cmocka_run_group_tests_name("linear", tests, NULL, NULL);
}
