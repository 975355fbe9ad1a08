import { ShopPage } from './shop-page'

export function ShippingPage() {
  return (
    <ShopPage title="Shipping" path="/demo/shipping">
      <article class="info">
        <h1>Shipping</h1>
        <p>
          Every desk is made when you order it. It leaves the workshop after <b>ten working days</b> and is with you two to four days later.
        </p>
        <h2>What it costs</h2>
        <p>Shipping is free in the European Union. To Switzerland, Norway and the United Kingdom it costs €49, duties included.</p>
        <h2>On the day</h2>
        <p>The carrier writes to you the evening before with a window of two hours, and brings the parcels to your door, whatever the floor.</p>
        <h2>A parcel is damaged or missing?</h2>
        <p>Tell us in the chat within a week, with your order number. We send the part again at once and sort out the rest with the carrier.</p>
      </article>
    </ShopPage>
  )
}

export function ReturnsPage() {
  return (
    <ShopPage title="Returns" path="/demo/returns">
      <article class="info">
        <h1>Returns</h1>
        <p>
          Work at it for <b>60 days</b>. If it is not your desk, we collect it and pay back the price within five working days after it has arrived.
        </p>
        <h2>How it goes</h2>
        <p>Write to us in the chat with your order number. You get a label and a day for the collection; the box it came in is best, but any box will do.</p>
        <h2>Guarantee</h2>
        <p>Wood and frames are guaranteed for ten years, motors for five.</p>
      </article>
    </ShopPage>
  )
}
