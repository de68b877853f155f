// What all pages have: a heading, what the page is for, and what went wrong.
import { core, h } from '../host.js'

export const Frame = ({ title, intro, aside, children }) =>
  h(core.PageSection, { hasBodyWrapper: false, className: 'fh-page' },
    h(core.Flex, { justifyContent: { default: 'justifyContentSpaceBetween' } },
      h('div', { className: 'fh-head' },
        h(core.Title, { headingLevel: 'h1', size: '2xl' }, title),
        intro && h(core.Content, { component: 'p', className: 'fh-soft' }, intro)),
      aside),
    children)

export const Trouble = ({ fault, title = 'This could not be done' }) => fault
  ? h(core.Alert, { isInline: true, variant: 'danger', title, className: 'fh-gap' }, fault)
  : null

/** For a page that refreshes itself: what is shown may be old. */
export const Stale = ({ live }) => live.fault
  ? h(Trouble, { title: live.answer ? 'The hub does not answer. Below is what it said last' : 'Nothing to show', fault: live.fault })
  : null

export const Loading = () => h('div', { className: 'fh-loading' }, h(core.Spinner, { 'aria-label': 'Loading', size: 'lg' }))

export const Nothing = ({ title, children }) =>
  h(core.EmptyState, { titleText: title, headingLevel: 'h2', variant: 'sm' }, h(core.EmptyStateBody, null, children))

export const Section = ({ title, aside, children }) =>
  h('section', { className: 'fh-section' },
    h(core.Flex, { justifyContent: { default: 'justifyContentSpaceBetween' } },
      h(core.Title, { headingLevel: 'h2', size: 'lg' }, title), aside),
    children)

/** Names and values; what has no value is left out. */
export const Facts = ({ of }) =>
  h(core.DescriptionList, { isHorizontal: true, isCompact: true, className: 'fh-gap', horizontalTermWidthModifier: { default: '11rem' } },
    of.filter(([, value]) => value != null && value !== '').map(([name, value]) =>
      h(core.DescriptionListGroup, { key: name },
        h(core.DescriptionListTerm, null, name),
        h(core.DescriptionListDescription, null, value))))
