// Registers one entry of the side bar for each page; a page's script is loaded when it is first opened.
import { React, h, hawtio } from './host.js'
import { ErrorBoundary } from './parts/error-boundary.js'

const PAGES = [
  ['exchange', 'Exchange', () => import('./exchange/page.js')],
  ['alarms', 'Alarms', () => import('./alarms/page.js')],
  ['overdue', 'Overdue', () => import('./overdue/page.js')],
  ['notifications', 'Notifications', () => import('./notifications/page.js')],
  ['linked', 'Linked', () => import('./linked/page.js')],
  ['picture', 'Picture', () => import('./picture/page.js')],
  ['dead-letters', 'Dead letters', () => import('./dead-letters/page.js')],
  ['codes', 'Codes', () => import('./codes/page.js')],
  ['holds', 'Holds', () => import('./holds/page.js')],
  ['partners', 'Partners', () => import('./partners/page.js')],
  ['send-again', 'Send again', () => import('./send-again/page.js')],
  ['recalls', 'Recalls', () => import('./recalls/page.js')],
  ['try', 'Try a message', () => import('./try-out/page.js')],
  ['changes', 'Changes', () => import('./changes/page.js')],
  ['reload', 'Reload', () => import('./reload/page.js')],
  ['audit', 'Audit', () => import('./audit/page.js')],
]

const addStyles = file => {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = new URL(file, import.meta.url)
  document.head.append(link)
}

const pageOf = (title, load) => {
  const Lazy = React.lazy(() => load().then(module => ({ default: module.Page })))
  return () => {
    React.useEffect(() => { document.title = title + ' - Flaghoist' })
    return h(ErrorBoundary, null, h(React.Suspense, { fallback: null }, h(Lazy)))
  }
}

export const plugin = () => {
  ['flaghoist.css', 'exchange/exchange.css', 'notifications/notifications.css', 'linked/linked.css',
    'picture/picture.css', 'picture/print.css'].forEach(addStyles)
  PAGES.forEach(([path, title, load], place) => hawtio.hawtio.addPlugin({
    id: 'flaghoist-' + path,
    title,
    path: '/' + path,
    order: place - PAGES.length,  // before Hawtio's own
    component: pageOf(title, load),
    isActive: async () => true,
  }))
}
