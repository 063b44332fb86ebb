"""What tests of services share."""

from tests.unit.services.houses import carer, midwife, nurse

__all__ = ["carer", "midwife", "nurse"]
