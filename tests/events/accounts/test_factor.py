"""Codes of the telephone and recovery codes: once each, slower after each mistake."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from events.accounts import factor
from events.accounts.factor import Verdict
from tests import accounts

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return accounts.account()


def test_a_secret_counts_for_nothing_before_a_code_of_it_was_typed(user):
    factor.begin(user)
    assert factor.of(user) is None
    assert factor.confirm(user, "000000") is None
    assert factor.of(user) is None
    accounts.rest(user)
    assert len(factor.confirm(user, accounts.code(user))) == 10
    assert factor.of(user) is not None


def test_to_begin_again_makes_another_secret(user):
    factor.begin(user)
    first = factor.unconfirmed(user).key
    factor.begin(user)
    assert factor.unconfirmed(user).key != first
    assert TOTPDevice.objects.filter(user=user).count() == 1


def test_a_code_is_accepted_once(user):
    accounts.with_factor(user)
    code = accounts.code(user)
    assert factor.check(user, code) == Verdict.RIGHT
    assert factor.check(user, code) == Verdict.WRONG


def test_the_code_that_confirmed_is_used_too(user):
    factor.begin(user)
    code = accounts.code(user)
    assert factor.confirm(user, code)
    assert factor.check(user, code) == Verdict.WRONG


def test_an_old_code_and_one_of_somebody_else_are_wrong(user):
    other = accounts.account()
    accounts.with_factor(user)
    accounts.with_factor(other)
    assert factor.check(user, accounts.code(user, -5)) == Verdict.WRONG
    accounts.rest(user)
    assert factor.check(user, accounts.code(other)) == Verdict.WRONG


def test_after_a_wrong_code_the_next_has_to_wait_even_if_it_is_right(user):
    accounts.with_factor(user)
    assert factor.check(user, "000000") == Verdict.WRONG
    assert factor.check(user, accounts.code(user)) == Verdict.TOO_SOON
    accounts.rest(user)
    assert factor.check(user, accounts.code(user)) == Verdict.RIGHT


def test_each_recovery_code_is_accepted_once_and_of_its_owner_alone(user):
    other = accounts.account()
    accounts.with_factor(other)
    codes = accounts.with_factor(user)
    assert len(set(codes)) == 10
    assert factor.check(other, codes[0]) == Verdict.WRONG
    for code in codes:
        assert factor.check(user, code) == Verdict.RECOVERY
    assert factor.codes_left(user) == 0
    assert factor.check(user, codes[0]) == Verdict.WRONG


def test_the_database_does_not_hold_recovery_codes(user):
    codes = accounts.with_factor(user)
    held = set(StaticToken.objects.values_list("token", flat=True))
    assert len(held) == 10
    for code in codes:
        assert not held & {code, code.replace("-", "")}


def test_new_recovery_codes_replace_the_old(user):
    old = accounts.with_factor(user)
    new = factor.renew_codes(user)
    assert factor.check(user, new[0]) == Verdict.RECOVERY
    assert factor.check(user, old[0]) == Verdict.WRONG


@pytest.mark.parametrize("change", [str.upper, lambda c: c.replace("-", " "), lambda c: f" {c} "])
def test_recovery_codes_may_be_typed_as_people_type(user, change):
    assert factor.check(user, change(accounts.with_factor(user)[0])) == Verdict.RECOVERY


def test_digits_may_be_typed_in_arabic_and_in_two_groups(user):
    accounts.with_factor(user)
    code = accounts.code(user).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert factor.check(user, f"{code[:3]} {code[3:]}") == Verdict.RIGHT


@pytest.mark.parametrize("typed", ["", "-", "12345", "²²²²²²", "x" * 40, "\0"])
def test_anything_else_is_wrong_and_breaks_nothing(user, typed):
    accounts.with_factor(user)
    assert factor.check(user, typed) == Verdict.WRONG


def test_switched_off_nothing_is_left(user):
    accounts.with_factor(user)
    factor.switch_off(user)
    assert factor.of(user) is None
    assert not StaticToken.objects.exists()


def test_the_secret_in_letters_is_the_secret(user):
    factor.begin(user)
    device = factor.unconfirmed(user)
    letters = factor.secret(device)
    assert f"secret={letters.replace(' ', '')}&" in device.config_url
    assert {len(group) for group in letters.split()} == {4}


@pytest.mark.django_db(transaction=True)
def test_a_code_typed_twice_at_the_same_moment_is_accepted_once():
    user = accounts.account()
    code = accounts.with_factor(user)[0]

    def attempt(_):
        try:
            return factor.check(user, code)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        verdicts = list(pool.map(attempt, range(4)))
    assert verdicts.count(Verdict.RECOVERY) == 1
