"""Django's admin classes; their type parameters exist for the type checker alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin

if TYPE_CHECKING:
    Base = BaseModelAdmin[Any]
    ModelAdmin = admin.ModelAdmin[Any]
    StackedInline = admin.StackedInline[Any, Any]
    ModelForm = forms.ModelForm[Any]
    InlineFormSet = forms.BaseInlineFormSet[Any, Any, Any]
    MultipleChoice = forms.ModelMultipleChoiceField[Any]
else:
    Base = object
    ModelAdmin = admin.ModelAdmin
    StackedInline = admin.StackedInline
    ModelForm = forms.ModelForm
    InlineFormSet = forms.BaseInlineFormSet
    MultipleChoice = forms.ModelMultipleChoiceField
