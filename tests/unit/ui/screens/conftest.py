"""What tests of presenters share."""

from tests.unit.services.houses import carer, midwife, nurse

__all__ = ["carer", "midwife", "nurse"]
