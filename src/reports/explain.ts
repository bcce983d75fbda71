import type { Section } from '../domain/document.ts';
import type { Analysis } from '../rules/analysis.ts';
import { aheadSection } from './explain/ahead.ts';
import { limitsSection } from './explain/limits.ts';
import { placeSection } from './explain/place.ts';
import { portraitSection } from './explain/portrait.ts';
import { type Sources, sourcesSection } from './explain/sources.ts';
import { timelineSection } from './explain/timeline.ts';
import { windowsSection } from './explain/windows.ts';

/** Why a customer is where it is, and what happens next. */
export function explainSections(analysis: Analysis, customer: number, sources: Sources): Section[] {
  return [
    portraitSection(analysis, customer),
    limitsSection(analysis, customer),
    aheadSection(analysis, customer),
    timelineSection(analysis, customer),
    placeSection(analysis, customer),
    windowsSection(analysis, customer),
    sourcesSection(sources),
  ];
}
