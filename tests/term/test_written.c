/* Tests of written.h: what editors leave in files, as text or refused whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "term/written.h"

static void expect(const char *bytes, size_t length, enum text_encoding kind, const char *text)
{
    struct buffer read = {0};
    buffer_add_text(&read, "before ");
    assert_int_equal(written_read(bytes, length, &read), kind);
    assert_string_equal(buffer_text(&read) + strlen("before "), text);
    buffer_free(&read);
}

#define EXPECT(bytes, kind, text) expect(bytes, sizeof(bytes) - 1, kind, text)

static void written__text__is_taken_with_plain_lines(void **state)
{
    (void)state;
    EXPECT("one\ntwo\n\n", WRITTEN_TEXT, "one\ntwo");
    EXPECT("\xef\xbb\xbfone\r\ntwo\rthree\ta", WRITTEN_TEXT, "one\ntwo\nthree a");
    EXPECT("\xc3\xa4 \xe2\x82\xac", WRITTEN_TEXT, "\xc3\xa4 \xe2\x82\xac");
    EXPECT("", WRITTEN_TEXT, "");
    EXPECT("\n", WRITTEN_TEXT, "");
}

static void written__latin_1__is_converted_whole(void **state)
{
    (void)state;
    EXPECT("Stra\xdf"
           "e\n",
           WRITTEN_LATIN_1,
           "Stra\xc3\x9f"
           "e");
    EXPECT("\xff", WRITTEN_LATIN_1, "\xc3\xbf");
}

static void written__anything_else__is_refused_whole(void **state)
{
    (void)state;
    EXPECT("a\0b", WRITTEN_NO_TEXT, "");
    EXPECT("a\033[31m", WRITTEN_NO_TEXT, "");
    EXPECT("quote \x93", WRITTEN_NO_TEXT, ""); /* of another character set: C1 in Latin-1 */
    EXPECT("\xc2\x9b", WRITTEN_NO_TEXT, "");
    EXPECT("\xc3\xa4\xff", WRITTEN_MIXED, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(written__text__is_taken_with_plain_lines),
        cmocka_unit_test(written__latin_1__is_converted_whole),
        cmocka_unit_test(written__anything_else__is_refused_whole),
    };
    return cmocka_run_group_tests_name("written", tests, NULL, NULL);
}
